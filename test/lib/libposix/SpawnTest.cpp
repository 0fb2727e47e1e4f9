// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestCase.h>
#include <TestRunner.h>
#include <TestMain.h>
#include <ProcessClient.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include "CaptureOutput.h"

TestCase(SpawnStatus)
{
    const char *good[] = { "/bin/true", 0 };
    const char *bad[] = { "/bin/false", 0 };
    int status = -1;

    int pid = forkexec("/bin/true", good);
    testAssert(pid > 0);
    testAssert(waitpid((pid_t) pid, &status, 0) == (pid_t) pid);
    testAssert(WEXITSTATUS(status) == 0);

    pid = forkexec("/bin/false", bad);
    testAssert(pid > 0);
    testAssert(waitpid((pid_t) pid, &status, 0) == (pid_t) pid);
    testAssert(WEXITSTATUS(status) == 1);

    // A status is given once.
    testAssert(waitpid((pid_t) pid, &status, 0) == (pid_t) -1 && errno == ESRCH);
    return OK;
}

TestCase(SpawnStatusKept)
{
    const char *argv[] = { "/bin/false", 0 };
    const int pid = forkexec("/bin/false", argv);
    int status = -1;

    testAssert(pid > 0);

    // It ends long before we ask.
    usleep(500000);
    testAssert(waitpid((pid_t) pid, &status, WNOHANG) == (pid_t) pid);
    testAssert(WEXITSTATUS(status) == 1);
    return OK;
}

TestCase(SpawnRunning)
{
    const char *argv[] = { "/bin/sleep", "1000", 0 };
    const int pid = forkexec("/bin/sleep", argv);
    int status = -1;

    testAssert(pid > 0);
    testAssert(waitpid((pid_t) pid, &status, WNOHANG) == 0);
    testAssert(kill((pid_t) pid, SIGTERM) == 0);
    testAssert(waitpid((pid_t) pid, &status, 0) == (pid_t) pid);
    testAssert(WEXITSTATUS(status) == 1);
    testAssert(kill((pid_t) pid, 0) == -1 && errno == ESRCH);
    return OK;
}

TestCase(SpawnErrors)
{
    char longArgument[256];
    const char *argv[] = { "x", 0 };
    const char *tooLong[] = { "x", longArgument, 0 };
    const char *tooMany[40];
    const char *none[] = { 0 };

    memset(longArgument, 'a', sizeof(longArgument) - 1);
    longArgument[sizeof(longArgument) - 1] = 0;
    for (int i = 0; i < 39; i++)
    {
        tooMany[i] = "x";
    }
    tooMany[39] = 0;

    testAssert(forkexec("/does/not/exist", argv) == -1 && errno == ENOENT);
    testAssert(forkexec("/etc", argv) == -1 && errno == EISDIR);
    testAssert(forkexec("/etc/hostname", argv) == -1 && errno == ENOEXEC);
    testAssert(forkexec("", argv) == -1 && errno == ENOENT);
    testAssert(forkexec("/bin/true", tooLong) == -1 && errno == E2BIG);
    testAssert(forkexec("/bin/true", tooMany) == -1 && errno == E2BIG);
    testAssert(forkexec("/bin/true", none) == -1 && errno == EINVAL);
    return OK;
}

TestCase(SpawnIdentity)
{
    const char *argv[] = { "another name", "1000", 0 };
    char saved[64];
    ProcessClient::Info info;
    int status;

    // The kernel records the file, not what the program is told to be called.
    testAssert(getcwd(saved, sizeof(saved)) != 0);
    testAssert(chdir("/bin") == 0);
    const int pid = forkexec("../bin/./sleep", argv);
    testAssert(chdir(saved) == 0);

    testAssert(pid > 0);
    testAssert(ProcessClient().processInfo((ProcessID) pid, info) == ProcessClient::Success);
    testAssert(info.command.equals("/bin/sleep"));
    testAssert(info.kernelState.parent == getpid());
    testAssert(kill((pid_t) pid, SIGKILL) == 0);
    testAssert(waitpid((pid_t) pid, &status, 0) == (pid_t) pid);
    return OK;
}

TestCase(SpawnArguments)
{
    char output[256], longest[128];
    const char *argv[] = { "echo", "-n", "one", "", "two words", "", longest, 0 };

    memset(longest, 'x', sizeof(longest) - 1);
    longest[sizeof(longest) - 1] = 0;

    // Empty arguments arrive as such, blanks inside of others too.
    testAssert(captureOutput("/bin/echo", argv, output, sizeof(output)) == 0);
    testAssert(memcmp(output, "one  two words  xxx", 19) == 0);
    testAssert(strlen(output) == 16 + 127);
    return OK;
}

/** Number of free bytes of the system. */
static Size freeMemory()
{
    const SystemInformation info;

    return info.memoryAvail;
}

TestCase(SpawnLeavesNothing)
{
    const char *good[] = { "/bin/true", 0 };
    const char *bad[] = { "x", 0 };
    int status;

    // The first round makes channels and heap.
    for (int round = 0; round < 2; round++)
    {
        const Size before = freeMemory();

        for (int i = 0; i < 5; i++)
        {
            const int pid = forkexec("/bin/true", good);

            testAssert(pid > 0);
            testAssert(waitpid((pid_t) pid, &status, 0) == (pid_t) pid);
            testAssert(forkexec("/etc/hostname", bad) == -1);
        }
        testAssert(round == 0 || freeMemory() == before);
    }
    return OK;
}
