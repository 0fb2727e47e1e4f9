// SPDX-License-Identifier: GPL-3.0-or-later

/*
 * The file system on /tmp, as a test of FreeNOS 1.0.4 uses it.
 */

#include <TestCase.h>
#include <TestRunner.h>
#include <TestMain.h>
#include <ApplicationLauncher.h>
#include <FileSystemClient.h>
#include <ProcessClient.h>
#include <RecoveryClient.h>

/** Stop the server, let a program wait for it, restart it. @return ZERO if the program ended well */
static const char * listDuringRestart(const char **arguments)
{
    const ProcessClient process;
    const RecoveryClient recovery;
    const ProcessID pid = process.findProcess("/server/filesystem/tmp/server");
    ApplicationLauncher ls("/bin/ls", arguments);
    ProcessClient::Info info;

    if (pid == ANY || ProcessCtl(pid, Stop) != API::Success)
        return "the server cannot be stopped";

    const ApplicationLauncher::Result started = ls.exec();

    // It needs some time to come so far that it waits
    for (Size i = 0; i < 500 && started == ApplicationLauncher::Success; i++)
    {
        ProcessCtl(SELF, Schedule);
        if (process.processInfo(ls.getPid(), info) == ProcessClient::Success && info.textState.equals("Sleeping"))
            break;
    }

    if (recovery.restartProcess(pid) != Recovery::Success)
    {
        ProcessCtl(pid, Resume);
        return "the server cannot be restarted";
    }
    if (started != ApplicationLauncher::Success || ls.wait() != ApplicationLauncher::Success)
        return "there was no program";
    if (ls.getExitCode() != 0)
        return "the program failed";

    return process.findProcess("/server/filesystem/tmp/server") == pid ? ZERO : "the server is another process";
}

TestCase(TmpFileSystemWaitRestart)
{
    const char *arguments[] = { "/bin/ls", "-n", "/tmp", NULL };
    const char *failed = listDuringRestart(arguments);

    return failed ? TestResult(TestResult::Failure, failed) : OK;
}

TestCase(TmpFileSystemWaitRestartWithoutProgramName)
{
    const char *arguments[] = { "-n", "/tmp", NULL };
    const char *failed = listDuringRestart(arguments);

    return failed ? TestResult(TestResult::Failure, failed) : OK;
}

TestCase(TmpFileSystemClosedAndDeletedFiles)
{
    const FileSystemClient client;
    Size fd, size = 4;
    char buf[4] = { 'a', 'b', 'c', 'd' };

    client.deleteFile("/tmp/contract.file");
    testAssert(client.createFile("/tmp/contract.file", FileSystem::RegularFile, FileSystem::OwnerRW) ==
               FileSystem::Success);
    testAssert(client.openFile("/tmp/contract.file", fd) == FileSystem::Success);
    testAssert(client.writeFile(fd, buf, &size) == FileSystem::Success && size == 4);
    testAssert(client.closeFile(fd) == FileSystem::Success);
    testAssert(client.readFile(fd, buf, &size) == FileSystem::NotFound);
    testAssert(client.writeFile(fd, buf, &size) == FileSystem::NotFound);
    testAssert(client.closeFile(fd) != FileSystem::Success);

    testAssert(client.openFile("/tmp/contract.file", fd) == FileSystem::Success);
    testAssert(client.deleteFile("/tmp/contract.file") == FileSystem::Success);
    testAssert(client.readFile(fd, buf, &size) == FileSystem::NotFound);
    testAssert(client.writeFile(fd, buf, &size) == FileSystem::NotFound);
    testAssert(client.closeFile(fd) == FileSystem::Success);
    testAssert(client.openFile("/tmp/contract.file", fd) == FileSystem::NotFound);
    return OK;
}
