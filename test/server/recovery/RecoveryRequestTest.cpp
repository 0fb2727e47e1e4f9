// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include <CoreClient.h>
#include <DatastoreClient.h>
#include <FileSystemClient.h>
#include <RecoveryClient.h>
#include <TestRunner.h>
#include <TestCase.h>
#include <GuestMain.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <sys/stat.h>
#include "Victim.h"

/*
 * Requests that are under way when their server, or their client, is restarted.
 */

/** Tells a child to begin */
static volatile u32 go = 0;

/** Set by a child when it is prepared */
static volatile u32 ready = 0;

/** Number of right answers that a child has had */
static volatile u32 answers = 0;

static void waitForGo()
{
    ready = 1;
    while (!go)
        GuestChild::pause();
}

/** ProcessID of a program, ANY if it does not run */
static ProcessID findProgram(const char *path)
{
    for (ProcessID pid = 0; pid < 1024; pid++)
    {
        if (strcmp(GuestChild::information(pid).path, path) == 0)
            return pid;
    }
    return ANY;
}

static Recovery::Result restart(const ProcessID pid)
{
    return RecoveryClient().restartProcess(pid);
}

/** Asks twice, so that a second answer to the first question would be found */
static int twice(bool (*ask)())
{
    waitForGo();

    for (Size i = 0; i < 2; i++)
    {
        if (!ask())
            return i + 1;
        answers = i + 1;
    }
    return 0;
}

/** The size of a file is its answer */
static bool hasSize(const char *path, const Size size)
{
    FileSystem::FileStat st;

    return FileSystemClient().statFile(path, &st) == FileSystem::Success && st.size == size;
}

ChildProgram(asksCore)
{
    return twice([] {
        Size count = 0;
        return CoreClient().getCoreCount(count) == Core::Success && count > 0;
    });
}

ChildProgram(asksDatastore)
{
    return twice([] {
        u32 *buffer = 0;
        return DatastoreClient().registerBuffer("request", &buffer, PAGESIZE) == Datastore::Success && buffer;
    });
}

ChildProgram(asksRoot)
{
    return twice([] { return hasSize(answers ? "/etc/pattern" : "/etc/hostname", answers ? 4096 : 10); });
}

ChildProgram(asksTmp)
{
    return twice([] { return hasSize(answers ? "/tmp/request4" : "/tmp/request3", answers ? 4 : 3); });
}

ChildProgram(asksTime)
{
    return twice([] {
        u8 buffer[64];
        const int fd = open("/dev/time/rtc0", O_RDONLY);
        const bool result = fd >= 0 && read(fd, buffer, sizeof(buffer)) > 0;
        close(fd);
        return result;
    });
}

ChildProgram(asksSerial)
{
    return twice([] { return write(1, "# a line of a child\r\n", 21) == 21; });
}

/** Files for asksTmp */
static bool makeFiles()
{
    static const char *paths[] = { "/tmp/request3", "/tmp/request4" };
    bool result = true;

    for (Size i = 0; i < 2; i++)
    {
        unlink(paths[i]);
        const int fd = creat(paths[i], S_IRUSR | S_IWUSR);
        result = result && fd >= 0 && write(fd, "1234", 3 + i) == (ssize_t) (3 + i);
        close(fd);
    }
    return result;
}

static void removeFiles()
{
    unlink("/tmp/request3");
    unlink("/tmp/request4");
}

/** A child asks a server that is stopped, the server is restarted: the child has its answer, and one only */
static TestResult answersAfterRestart(const ProcessID server, const char *question)
{
    GuestChild child(question);
    const ProcessInfo before = GuestChild::information(server);

    testAssert(server != ANY && child.isStarted() && child.waitForValue(ready, 1));

    // From here on this process must not ask that server itself
    testAssert(ProcessCtl(server, Stop) == API::Success);
    child.write(go, 1);
    for (Size i = 0; i < GuestChild::Patience && child.information().waitsFor != server; i++)
        GuestChild::pause();

    const bool blocked = child.information().waitsFor == server && child.read(answers) == 0;
    const Recovery::Result result = restart(server);

    if (result != Recovery::Success)
        ProcessCtl(server, Resume);

    const int status = child.wait();
    const ProcessInfo after = GuestChild::information(server);

    testAssert(blocked);
    testAssert(result == Recovery::Success);
    testAssert(status == 0);
    testAssert(after.id == before.id && after.generation == before.generation);
    testAssert(after.restarts == before.restarts + 1 && after.faults == before.faults);
    testAssert(after.state != Process::Stopped);
    return OK;
}

TestCase(RequestToCoreIsAnsweredAfterItsRestart)
{
    return answersAfterRestart(CORESRV_PID, "asksCore");
}

TestCase(RequestToDatastoreIsAnsweredAfterItsRestart)
{
    return answersAfterRestart(DATASTORE_PID, "asksDatastore");
}

TestCase(RequestToRootFileSystemIsAnsweredAfterItsRestart)
{
    return answersAfterRestart(ROOTFS_PID, "asksRoot");
}

TestCase(RequestToTmpIsAnsweredAfterItsRestart)
{
    testAssert(makeFiles());
    const TestResult result = answersAfterRestart(findProgram("/server/filesystem/tmp/server"), "asksTmp");
    removeFiles();
    return result;
}

TestCase(RequestToTimeIsAnsweredAfterItsRestart)
{
    return answersAfterRestart(findProgram("/server/time/server"), "asksTime");
}

TestCase(RequestToSerialIsAnsweredAfterItsRestart)
{
    return answersAfterRestart(findProgram("/server/serial/server"), "asksSerial");
}

/** Its first life asks for one file, its second for another one: whose size it gets tells whose answer it is */
ChildProgram(asksInTwoLives)
{
    const bool second = GuestChild::information(SELF).restarts > 1;

    ready = 1;
    while (!second && !go)
        GuestChild::pause();

    answers = hasSize(second ? "/tmp/request4" : "/tmp/request3", second ? 4 : 3) ? 1 : 2;

    for (;;)
        GuestChild::pause();
    return 0;
}

TestCase(LateAnswerIsNotTakenByTheNextLifeOfTheClient)
{
    const ProcessID tmp = findProgram("/server/filesystem/tmp/server");
    testAssert(makeFiles() && tmp != ANY);

    GuestChild child("asksInTwoLives");
    testAssert(child.isStarted() && child.waitForValue(ready, 1));

    // The RecoveryServer knows the program from now on
    testAssert(restart(child.getProcessID()) == Recovery::Success && child.waitForValue(ready, 1));
    testAssert(ProcessCtl(tmp, Stop) == API::Success);
    child.write(go, 1);
    for (Size i = 0; i < GuestChild::Patience && child.information().waitsFor != tmp; i++)
        GuestChild::pause();

    const bool blocked = child.information().waitsFor == tmp;
    const Recovery::Result result = restart(child.getProcessID());

    for (Size i = 0; i < 10; i++)
        GuestChild::pause();
    const bool early = child.read(answers) != 0;

    ProcessCtl(tmp, Resume);
    const bool right = child.waitForValue(answers, 1);
    const u32 lives = child.information().restarts;
    removeFiles();

    testAssert(blocked && result == Recovery::Success && !early);
    testAssert(lives == 2);
    testAssert(right);
    return OK;
}

