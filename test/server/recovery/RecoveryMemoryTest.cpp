// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include <FileSystemClient.h>
#include <RecoveryClient.h>
#include <TestRunner.h>
#include <TestCase.h>
#include <GuestMain.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>
#include <sys/stat.h>
#include "Victim.h"

/*
 * Restarts when there is no memory, or hardly any.
 */

/** Set by a child when it is prepared */
static volatile u32 ready = 0;

/** Number of pages that the child is to give back, and has given back */
static volatile u32 give = 0, given = 0;

/** Most pages that are given back */
static const Size mostPages = 192;

/** A file that is there all the time */
static const char filePath[] = "/tmp/memory";

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

static bool hasSize(const char *path, const Size size)
{
    FileSystem::FileStat st;

    return FileSystemClient().statFile(path, &st) == FileSystem::Success && st.size == size;
}

static bool makeFile()
{
    unlink(filePath);
    const int fd = creat(filePath, S_IRUSR | S_IWUSR);
    const bool result = fd >= 0 && write(fd, "1234", 4) == 4;
    close(fd);
    return result;
}

/** Takes all memory, and gives some of it back when it is told to */
ChildProgram(takesAllMemory)
{
    Memory::Range last = { 0, 0, mostPages * PAGESIZE, Memory::User | Memory::Readable | Memory::Writable };
    const Address first = VMCtl(SELF, MapSparse, &last) == API::Success ? last.virt : 0;

    for (Size size = MegaByte(4); size >= PAGESIZE;)
    {
        Memory::Range range = { 0, 0, size, Memory::User | Memory::Readable | Memory::Writable };

        if (VMCtl(SELF, MapSparse, &range) != API::Success)
            size /= 2;
    }
    ready = 1;

    for (;;)
    {
        while (given < give)
        {
            Memory::Range page = { first + given * PAGESIZE, 0, PAGESIZE, Memory::None };
            VMCtl(SELF, Release, &page);
            given = given + 1;
        }
        GuestChild::pause();
    }
    return 0;
}

/** Takes all memory, and each page that somebody gives back */
ChildProgram(takesEachPage)
{
    for (Size size = MegaByte(4);;)
    {
        Memory::Range range = { 0, 0, size, Memory::User | Memory::Readable | Memory::Writable };

        if (VMCtl(SELF, MapSparse, &range) == API::Success)
            continue;

        if (size > PAGESIZE)
        {
            size /= 2;
            continue;
        }
        ready = 1;
        GuestChild::pause();
    }
    return 0;
}

TestCase(RestartWithoutMemoryHarmsNobody)
{
    const ProcessID servers[] = { findProgram("/server/filesystem/tmp/server"), ROOTFS_PID, DATASTORE_PID, CORESRV_PID,
                                  findProgram("/server/serial/server") };
    static const Size count = sizeof(servers) / sizeof(servers[0]);
    Recovery::Result results[count];
    bool counted[count], running[count];
    Size pages = 0, few = 0;

    // Connects us to who is asked later: that takes memory
    testAssert(makeFile() && restart(ANY) == Recovery::InvalidArgument);

    // The first round makes what stays
    for (Size round = 0; round < 2; round++)
    {
        const Size before = SystemInformation().memoryAvail / PAGESIZE;
        {
            Victim victim(GuestChild::ownPath());
            GuestChild child("takesAllMemory");

            testAssert(victim.isReady() && child.isStarted() && child.waitForValue(ready, 1));
            few = SystemInformation().memoryAvail / PAGESIZE;

            for (Size i = 0; i < count; i++)
            {
                const ProcessInfo old = GuestChild::information(servers[i]);
                results[i] = restart(servers[i]);
                const ProcessInfo now = GuestChild::information(servers[i]);

                counted[i] = now.restarts == old.restarts + (results[i] == Recovery::Success ? 1 : 0);
                running[i] = now.state != Process::Stopped && now.generation == old.generation;
            }

            // A program that was never read is read only if the RecoveryServer has room for it left, by chance
            const Recovery::Result result = round > 0 ? Recovery::IOError : restart(victim.getProcessID());
            testAssert(result == Recovery::Success || result == Recovery::IOError);

            // Files, console and, if it was not read, the other program are as they were
            testAssert(hasSize(filePath, 4) && hasSize("/etc/hostname", 10));
            testAssert(result == Recovery::Success ? victim.isRestarted() : victim.isUnharmed());
        }

        testAssert(few < 64);
        for (Size i = 0; i < count; i++)
        {
            testAssert(results[i] == Recovery::Success || results[i] == Recovery::IOError);
            testAssert(counted[i] && running[i]);
        }
        // What the restarts used of the frames set aside is set aside again, soon
        for (Size i = 0; i < 100; i++)
        {
            pages = SystemInformation().memoryAvail / PAGESIZE;
            if (pages == before)
                break;
            GuestChild::pause();
        }
        testAssert(round == 0 || pages == before);
    }

    // With memory they are restarted again
    for (Size i = 0; i < count; i++)
    {
        testAssert(restart(servers[i]) == Recovery::Success);
    }
    testAssert(hasSize(filePath, 4) && hasSize("/etc/hostname", 10));
    unlink(filePath);
    return OK;
}

TestCase(RestartWithLittleMemoryIsDone)
{
    const char *paths[] = { "/server/filesystem/tmp/server", "/server/filesystem/ext2/server", "/server/time/server" };
    static const Size count = sizeof(paths) / sizeof(paths[0]);
    Size rounds = 0, done[count] = { 0, 0, 0 };

    // Connects us to who is asked later: that takes memory
    FileSystem::FileStat st;
    testAssert(makeFile() && restart(ANY) == Recovery::InvalidArgument);
    testAssert(FileSystemClient().statFile("/dev/time/rtc0", &st) == FileSystem::Success);
    GuestChild child("takesAllMemory");
    testAssert(child.isStarted() && child.waitForValue(ready, 1));

    // Each amount of memory, from none to plenty
    for (Size pages = 0; pages <= mostPages; pages += 4)
    {
        testAssert(child.write(give, pages) && child.waitForValue(given, pages));

        for (Size i = 0; i < count; i++)
        {
            const ProcessID pid = findProgram(paths[i]);
            const u32 before = GuestChild::information(pid).restarts;
            const Recovery::Result result = restart(pid);

            // Whatever the answer is, the server works. What a restart needs was set aside before
            testAssert(hasSize(filePath, 4));
            testAssert(hasSize("/etc/hostname", 10));
            testAssert(FileSystemClient().statFile("/dev/time/rtc0", &st) == FileSystem::Success);

            const ProcessInfo info = GuestChild::information(pid);
            testAssert(info.faults == 0);
            testAssert(info.restarts == before + (result == Recovery::Success ? 1 : 0));
            done[i] += result == Recovery::Success ? 1 : 0;
        }
        rounds++;
    }

    for (Size i = 0; i < count; i++)
    {
        testAssert(done[i] == rounds);
    }
    unlink(filePath);
    return OK;
}

TestCase(RestartedServerFindsMemoryAlsoWhenOthersTakeItsOwn)
{
    testAssert(makeFile() && restart(ANY) == Recovery::InvalidArgument);

    const ProcessID pid = findProgram("/server/filesystem/tmp/server");
    const ProcessInfo before = GuestChild::information(pid);
    GuestChild child("takesEachPage");

    testAssert(child.isStarted() && child.waitForValue(ready, 1));

    // What was set aside is enough for the program and its first steps
    testAssert(restart(pid) == Recovery::Success);
    testAssert(hasSize(filePath, 4));

    const ProcessInfo now = GuestChild::information(pid);
    testAssert(now.faults == before.faults && now.restarts == before.restarts + 1);
    unlink(filePath);
    return OK;
}
