// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestCase.h>
#include <TestRunner.h>
#include <TestMain.h>
#include <ProcessClient.h>
#include <string.h>
#include <unistd.h>
#include "../libposix/CaptureOutput.h"

/** Run the other program in a mode. */
static int run(const char *mode, char *output, const Size size)
{
    const char *argv[] = { "RuntimeProgram", mode, 0 };

    return captureOutput("/test/lib/libruntime/RuntimeProgram", argv, output, size);
}

TestCase(RuntimeReturn)
{
    char output[128];

    // Constructed in order, destructed in reverse, the singleton as well.
    testAssert(run("return", output, sizeof(output)) == 7);
    testAssert(testString(output, "+first+second+late-late-second-first"));
    return OK;
}

TestCase(RuntimeExit)
{
    char output[128];

    testAssert(run("exit", output, sizeof(output)) == 8);
    testAssert(testString(output, "+first+second-second-first"));
    return OK;
}

TestCase(RuntimeLastWords)
{
    char output[128];

    testAssert(run("words", output, sizeof(output)) == 0);
    testAssert(testString(output, "+first+second-second-first-words"));
    return OK;
}

TestCase(RuntimeDirectory)
{
    char output[128], saved[64];

    testAssert(getcwd(saved, sizeof(saved)) != 0);
    testAssert(chdir("/etc") == 0);
    const int inside = run("directory", output, sizeof(output));
    testAssert(chdir("/") == 0);
    testAssert(inside == 0);
    testAssert(testString(output, "+first+second/etc-second-first"));

    testAssert(run("directory", output, sizeof(output)) == 0);
    testAssert(testString(output, "+first+second/-second-first"));
    testAssert(chdir(saved) == 0);
    return OK;
}

/** Check that the program ends without destructors, with status 1, and that nobody else does. */
#define TEST_ENDS_ALONE(mode) \
    const ProcessClient client; \
    char output[128]; \
    testAssert(run(mode, output, sizeof(output)) == 1); \
    testAssert(testString(output, "+first+second")); \
    testAssert(client.findProcess("RuntimeProgram") == ANY); \
    testAssert(client.findProcess("RuntimeTest") == client.getProcessID())

TestCase(RuntimeAbort)
{
    TEST_ENDS_ALONE("abort");
    return OK;
}

TestCase(RuntimeFatal)
{
    TEST_ENDS_ALONE("fatal");
    return OK;
}

TestCase(RuntimePureVirtual)
{
    TEST_ENDS_ALONE("pure");
    return OK;
}

TestCase(RuntimeStackSmashed)
{
    TEST_ENDS_ALONE("stack");
    return OK;
}
