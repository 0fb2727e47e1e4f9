// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include <DatastoreClient.h>
#include <TestRunner.h>
#include <TestCase.h>
#include <GuestMain.h>

/*
 * Buffers of processes that end: nobody gets them, and their memory comes back. They ask the DatastoreServer that runs.
 */

/** Bytes of a buffer */
static const Size bufferSize = 64 * 1024;

/** Registers a buffer that is new and empty, writes to it and ends */
ChildProgram(leavesABuffer)
{
    u32 *buffer = ZERO;
    bool existing = true;

    if (DatastoreClient().registerBuffer("left behind", &buffer, bufferSize, existing) != Datastore::Success)
        return 1;

    for (Size i = 0; i < bufferSize / sizeof(u32); i++)
    {
        if (existing || buffer[i] != 0)
            return 2;
        buffer[i] = 0xdeadbeef;
    }
    return 7;
}

TestCase(BuffersOfProcessesThatEndAreGivenBack)
{
    // The first one makes what stays
    testAssert(GuestChild("leavesABuffer").wait() == 7);
    GuestChild::pause();
    const SystemInformation before;

    for (Size i = 0; i < 5; i++)
    {
        testAssert(GuestChild("leavesABuffer").wait() == 7);
    }

    for (Size i = 0; i < GuestChild::Patience && SystemInformation().memoryAvail != before.memoryAvail; i++)
        GuestChild::pause();

    const SystemInformation after;
    testAssert(after.memoryAvail == before.memoryAvail);
    testAssert(after.shareCount == before.shareCount);
    return OK;
}

TestCase(NextProcessOfThatNumberHasANewBuffer)
{
    const ProcessInfo before = GuestChild::information(DATASTORE_PID);
    const ProcessID previous = GuestChild::makeAndEnd();
    ProcessID pid;
    {
        GuestChild child("leavesABuffer");
        pid = child.getProcessID();
        testAssert(child.isStarted() && child.wait() == 7);
    }

    // Once through all numbers
    Size count = 0;
    while (count < 1100 && GuestChild::makeAndEnd() != previous)
        count++;

    GuestChild child("leavesABuffer");
    testAssert(child.isStarted() && child.getProcessID() == pid);
    testAssert(child.wait() == 7);

    // The server forgot the old one, without having to be restarted for it
    const ProcessInfo after = GuestChild::information(DATASTORE_PID);
    testAssert(after.faults == before.faults && after.restarts == before.restarts);
    return OK;
}
