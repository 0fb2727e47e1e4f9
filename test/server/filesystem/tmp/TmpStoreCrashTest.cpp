// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestCase.h>
#include <TestRunner.h>
#include <TestMain.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <MemoryBlock.h>
#include <TmpStore.h>
#include "../../../lib/libfs/LocalRequest.h"

/**
 * A server that is killed at any moment, again and again. Each of its
 * successors has to find exactly what was done, or what was done and the step
 * that was under way.
 */

static const Size memorySize = 160 * Tmp::BlockSize;

/** Number of files that the steps work on. */
static const Size files = 7;

/** What the server and its judge share. */
struct Shared
{
    volatile u32 step;     /**< Number of steps that were finished. */
    volatile u32 errors;   /**< Steps with an unexpected result. */
    u8 memory[memorySize];
};

/** Size of a file after a number of writes to it. */
static Size sizeAfter(const u32 writes)
{
    return writes * 1777;
}

/** Byte of a file at a position. */
static u8 byteAt(const u32 file, const Size position)
{
    return file * 31 + position * 3 + position / 257;
}

/**
 * One step. Each file goes through a cycle: create, write 20 times at its end, delete.
 * The last step that was begun may be repeated by a successor.
 */
static bool doStep(TmpStore & store, const u32 step)
{
    const u32 file = step % files, phase = step / files % 22;
    const TmpStore::Cause cause = { 5, step + 1 };
    char path[] = "/f0";
    static u8 data[1777];
    u32 number;

    path[2] += file;

    if (phase == 0)
    {
        return store.create(path, FileSystem::RegularFile, 0600, cause) == FileSystem::Success;
    }
    else if (phase == 21)
    {
        return store.remove(path, cause) == FileSystem::Success;
    }

    const Size offset = sizeAfter(phase - 1);
    Size size = sizeof(data);

    for (Size i = 0; i < sizeof(data); i++)
    {
        data[i] = byteAt(file, offset + i);
    }
    LocalRequest request(FileSystem::WriteFile, data, sizeof(data));
    return store.find(path, number) == FileSystem::Success &&
           store.write(number, request.buffer, size, offset) == FileSystem::Success && size == sizeof(data);
}

/** Check one file: `done` steps are finished, one more may be. */
static bool checkFile(const TmpStore & store, const u32 file, const u32 done)
{
    static u8 data[sizeof(Shared)];
    char path[] = "/f0";
    bool sound = false;
    u32 number;
    Size size = sizeof(data);

    path[2] += file;
    const bool exists = store.find(path, number) == FileSystem::Success;

    if (exists)
    {
        LocalRequest request(FileSystem::ReadFile, data, size);
        if (store.read(number, request.buffer, size, 0) != FileSystem::Success)
        {
            return false;
        }
    }

    // Steps of this file among those finished, then among these and the next
    for (u32 total = done; total <= done + 1; total++)
    {
        const u32 steps = total / files + (total % files > file ? 1 : 0);
        const u32 phase = steps % 22;

        sound = sound || (phase == 0 ? !exists : exists && size == sizeAfter(phase - 1));
    }

    for (Size i = 0; exists && i < size && sound; i++)
    {
        sound = data[i] == byteAt(file, i);
    }
    return sound;
}

/** The server: works until it is killed. */
static void serve(Shared *shared)
{
    TmpStore store;
    TmpStore::State state;

    if (!store.attach(shared->memory, memorySize, state))
    {
        _exit(1);
    }

    for (;;)
    {
        if (!doStep(store, shared->step))
        {
            shared->errors = shared->errors + 1;
            _exit(2);
        }
        shared->step = shared->step + 1;
    }
}

TestCase(SuccessorsOfKilledServersFindAllThatWasDone)
{
    Shared *shared = (Shared *) mmap(ZERO, sizeof(Shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    u32 progress = 0;

    testAssert(shared != MAP_FAILED);

    for (Size life = 0; life < 400; life++)
    {
        const pid_t child = fork();
        int status;

        testAssert(child >= 0);
        if (child == 0)
        {
            serve(shared);
        }

        // Every other one is killed wherever it is, perhaps before it begins; the others have done something, at least
        const struct timespec pause = { 0, (long) (200000 + life % 37 * 40000) };
        do
        {
            nanosleep(&pause, ZERO);
        }
        while (life % 2 && shared->step == progress && waitpid(child, &status, WNOHANG) == 0);
        kill(child, SIGKILL);
        testAssert(waitpid(child, &status, 0) == child);
        testAssert(shared->errors == 0);
        testAssert(WIFSIGNALED(status));

        // The judge does not touch the memory that the next server gets
        static u8 copy[memorySize];
        MemoryBlock::copy((void *) copy, shared->memory, memorySize);
        TmpStore store;
        TmpStore::State state;
        testAssert(store.attach(copy, memorySize, state));
        testAssert(state != TmpStore::Repaired);
        testAssert(state == TmpStore::Restored || shared->step == 0);

        for (u32 file = 0; file < files; file++)
        {
            testAssert(checkFile(store, file, shared->step));
        }
        progress = shared->step;
    }
    testAssert(progress >= 200);
    munmap(shared, sizeof(Shared));
    return OK;
}
