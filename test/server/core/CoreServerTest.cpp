// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include <CoreClient.h>
#include <TestRunner.h>
#include <TestCase.h>
#include <GuestMain.h>
#include <BadPointers.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

/*
 * Programs that the CoreServer starts from the memory of its clients: all of the command counts, and no client harms it.
 */

/** Program that is started */
static const char program[] = "/bin/sleep";

/** Its file */
static u8 file[128 * 1024];

/** @return Size of the file, zero on error */
static Size readProgram()
{
    const int fd = open(program, O_RDONLY);
    Size size = 0;
    ssize_t count;

    while (fd >= 0 && size < sizeof(file) && (count = read(fd, file + size, sizeof(file) - size)) > 0)
        size += count;

    close(fd);
    return size < sizeof(file) ? size : 0;
}

/** @return Two pages of which the next one is not mapped, null if there is no memory */
static char * twoPages()
{
    static Memory::Range range = { 0, 0, 2 * PAGESIZE, Memory::User | Memory::Readable | Memory::Writable };

    if (!range.virt)
        VMCtl(SELF, MapSparse, &range);

    return (char *) range.virt;
}

/** End the program that the CoreServer has started under that path. @return False if there is none */
static bool endStarted(const char *path)
{
    for (ProcessID pid = 0; pid < 1024; pid++)
    {
        const ProcessInfo info = GuestChild::information(pid);

        if (info.parent == CORESRV_PID && strcmp(info.path, path) == 0)
            return ProcessCtl(pid, KillPID) == API::Success;
    }
    return false;
}

static Core::Result start(const Address image, const Size size, const char *command)
{
    return CoreClient().createProcess(0, image, size, command);
}

/** Asks without privileges, exits with the result */
ChildProgram(startsWithoutPrivilege)
{
    const Size size = readProgram();

    if (ProcessCtl(SELF, DropPrivileges, Privilege::None) != API::Success)
        return 100;

    return start((Address) file, size, "/bin/sleep 100");
}

TestCase(CommandMayLieAnywhere)
{
    static const char command[] = "/bin/sleep 100";
    const Size size = readProgram();
    char *pages = twoPages();

    testAssert(size > 0 && pages != 0);

    // Up to the last byte that there is, and over the border of two pages
    const Size places[] = { 2 * PAGESIZE - sizeof(command), PAGESIZE - 3, PAGESIZE - sizeof(command) + 1 };

    for (Size i = 0; i < sizeof(places) / sizeof(places[0]); i++)
    {
        memcpy(pages + places[i], command, sizeof(command));
        testAssert(start((Address) file, size, pages + places[i]) == Core::Success);
        testAssert(endStarted(program));
        memset(pages, 'x', 2 * PAGESIZE);
    }
    return OK;
}

TestCase(CommandsAreRefusedNotCut)
{
    const Size size = readProgram();
    const uint processes = SystemInformation().processCount;
    char *pages = twoPages();

    testAssert(size > 0 && pages != 0);

    // Too long, too many words, none, and without an end
    memset(pages, 'x', PAGESIZE);
    pages[PAGESIZE / 2] = 0;
    testAssert(start((Address) file, size, pages) == Core::InvalidArgument);
    strcpy(pages, program);
    for (Size i = 0; i < 40; i++)
        strcat(pages, " 1");
    testAssert(start((Address) file, size, pages) == Core::InvalidArgument);
    testAssert(start((Address) file, size, "") != Core::Success);
    memset(pages, 'x', 2 * PAGESIZE);
    testAssert(start((Address) file, size, pages + 2 * PAGESIZE - 20) == Core::MemoryError);
    testAssert(SystemInformation().processCount == processes);
    return OK;
}

TestCase(BadPointersAndSizesAreErrorsOfThatRequest)
{
    const ProcessInfo before = GuestChild::information(CORESRV_PID);
    const uint processes = SystemInformation().processCount;
    const Size size = readProgram();

    testAssert(size > 0);
    testAssert(start((Address) file, 0, program) == Core::InvalidArgument);
    testAssert(start((Address) file, 0xffffffff, program) == Core::InvalidArgument);
    testAssert(CoreClient().createProcess(1, (Address) file, size, program) == Core::NotFound);
    testAssert(start((Address) program, sizeof(program), program) == Core::ExecError);
    const Size memory = SystemInformation().memoryAvail;

    for (Size i = 0; i < sizeof(badPointers) / sizeof(badPointers[0]); i++)
    {
        testAssert(start(badPointers[i], PAGESIZE, program) == Core::MemoryError);
        testAssert(start((Address) file, size, (const char *) badPointers[i]) == Core::MemoryError);
    }

    // It goes on as before, and keeps nothing of that
    testAssert(SystemInformation().memoryAvail == memory);
    testAssert(SystemInformation().processCount == processes);
    const ProcessInfo after = GuestChild::information(CORESRV_PID);
    testAssert(after.faults == before.faults && after.restarts == before.restarts);
    return OK;
}

TestCase(WithoutPrivilegesNothingIsStarted)
{
    testAssert(GuestChild("startsWithoutPrivilege").wait() == Core::InvalidArgument);
    testAssert(!endStarted(program));
    return OK;
}
