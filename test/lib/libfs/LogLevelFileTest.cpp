// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestCase.h>
#include <TestRunner.h>
#include <TestMain.h>
#include <LogLevelFile.h>
#include "LocalRequest.h"

TestCase(LevelIsReadAsADigit)
{
    LogLevelFile file(1);
    char text[8] = "";
    Size size = sizeof(text);
    const Log::Level before = Log::instance()->getMinimumLogLevel();

    Log::instance()->setMinimumLogLevel(Log::Warning);
    LocalRequest request(FileSystem::ReadFile, text, sizeof(text));
    const FileSystem::Result result = file.read(request.buffer, size, 0);
    Log::instance()->setMinimumLogLevel(before);

    testAssert(result == FileSystem::Success);
    testAssert(size == 2 && text[0] == '4' && text[1] == '\n');

    size = sizeof(text);
    testAssert(file.read(request.buffer, size, 2) == FileSystem::Success);
    testAssert(size == 0);
    return OK;
}

TestCase(LevelIsSetByADigit)
{
    LogLevelFile file(1);
    Size size = 1;
    const Log::Level before = Log::instance()->getMinimumLogLevel();

    LocalRequest request(FileSystem::WriteFile, "6", 1);
    const FileSystem::Result result = file.write(request.buffer, size, 0);
    const Log::Level after = Log::instance()->getMinimumLogLevel();
    Log::instance()->setMinimumLogLevel(before);

    testAssert(result == FileSystem::Success);
    testAssert(after == Log::Info);
    return OK;
}

TestCase(WhatIsNoLevelIsRefused)
{
    LogLevelFile file(1);
    const Log::Level before = Log::instance()->getMinimumLogLevel();

    static const char *bad[] = { "8", "x", "/", "-" };

    for (const char *text : bad)
    {
        Size size = 1;
        LocalRequest request(FileSystem::WriteFile, text, 1);
        testAssert(file.write(request.buffer, size, 0) == FileSystem::InvalidArgument);
    }
    testAssert(Log::instance()->getMinimumLogLevel() == before);
    return OK;
}
