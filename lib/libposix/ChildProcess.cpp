// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include <ELF.h>
#include <FileDescriptor.h>
#include <FileSystemClient.h>
#include <Lz4Decompressor.h>
#include <Runtime.h>
#include "ChildProcess.h"
#include "ErrorCode.h"
#include "MappedBuffer.h"
#include "errno.h"
#include "stdlib.h"
#include "string.h"

/** Part of UserArgs that a process needs: arguments, current directory, and its file descriptors. */
static const Size UserArgsSize = (PAGESIZE * 2) + (FileDescriptor::MaximumFiles * sizeof(FileDescriptor::Entry));

/** Larger programs do not fit into UserData. */
static const u64 MaximumProgramSize = MegaByte(256);

/** Start of the page of an address. */
static Address pageStart(const Address address)
{
    return address & ~((Address) PAGESIZE - 1);
}

ChildProcess::ChildProcess()
    : m_pid(ANY)
{
}

ChildProcess::~ChildProcess()
{
    if (m_pid != ANY)
    {
        ProcessCtl(m_pid, KillPID, 1);

        // Nobody else will ask for its status.
        ProcessCtl(m_pid, TestPID);
    }
}

int ChildProcess::load(const u8 *image, const Size size, const char *path)
{
    const ELF program(image, size);
    ExecutableFormat::Region regions[ELF::MaximumHeaders];
    Size count = ELF::MaximumHeaders;
    SpawnOptions options;
    Address entry;

    const ELF::Result checked = program.check(Arch::MemoryMap().range(MemoryMap::UserData));
    if (checked == ELF::OutOfMemory)
    {
        return ENOMEM;
    }
    if (checked != ELF::Success || program.regions(regions, &count) != ELF::Success ||
        program.entry(&entry) != ELF::Success)
    {
        return ENOEXEC;
    }

    // What we may do, the child may do: the kernel takes away what we lack.
    memset(&options, 0, sizeof(options));
    options.privileges = ~0U;
    strlcpy(options.path, path, sizeof(options.path));

    const ulong spawned = ProcessCtl(ANY, Spawn, entry, (Address) &options);
    const API::Result result = (API::Result) (spawned & 0xffff);
    if (result != API::Success)
    {
        // The entry is inside of the program: what the kernel lacks is memory or a ProcessID
        return result == API::IOError ? ENOMEM : EAGAIN;
    }
    m_pid = (ProcessID) (spawned >> 16);

    for (Size i = 0; i < count; i++)
    {
        const int error = loadRegion(image, regions[i]);

        if (error != ESUCCESS)
        {
            return error;
        }
    }
    return ESUCCESS;
}

int ChildProcess::inherit(const char *argv[])
{
    const Memory::Range args = Arch::MemoryMap().range(MemoryMap::UserArgs);
    const String *directory = FileSystemClient().getCurrentDirectory();
    Size count = 0, files = 0;
    const FileDescriptor::Entry *entries = FileDescriptor::instance()->getArray(files);

    // Entries behind the last open one are zero in the child's memory already.
    files = files < FileDescriptor::MaximumFiles ? files : FileDescriptor::MaximumFiles;
    while (files != 0 && !entries[files - 1].open)
    {
        files--;
    }

    int error = checkArguments(argv, count);
    if (error == ESUCCESS)
    {
        error = map(args.virt, UserArgsSize, Memory::User | Memory::Readable | Memory::Writable);
    }
    if (error == ESUCCESS)
    {
        error = copyArguments(args.virt, argv, count);
    }
    if (error == ESUCCESS && directory != ZERO)
    {
        error = copy(args.virt + PAGESIZE, **directory, strlen(**directory) + 1);
    }
    if (error == ESUCCESS)
    {
        error = copy(args.virt + (PAGESIZE * 2), entries, files * sizeof(FileDescriptor::Entry));
    }
    return error;
}

int ChildProcess::make(const u8 *file, const Size size, const char *path, const char *argv[])
{
    Lz4Decompressor lz4(file, size);
    MappedBuffer unpacked;
    const u8 *image = file;
    Size imageSize = size, count;

    // Cheap checks first: nothing is decompressed in vain.
    int error = checkArguments(argv, count);
    if (error != ESUCCESS)
    {
        return error;
    }
    if (lz4.initialize() == Lz4Decompressor::Success)
    {
        if (lz4.getUncompressedSize() > MaximumProgramSize)
        {
            return ENOEXEC;
        }
        if (!unpacked.allocate((Size) lz4.getUncompressedSize()))
        {
            return ENOMEM;
        }
        if (lz4.read(unpacked.data(), unpacked.size()) != Lz4Decompressor::Success)
        {
            return ENOEXEC;
        }
        image = unpacked.data();
        imageSize = unpacked.size();
    }

    error = load(image, imageSize, path);
    return error == ESUCCESS ? inherit(argv) : error;
}

int ChildProcess::start(ProcessID &pid)
{
    if (ProcessCtl(m_pid, Resume) != API::Success)
    {
        return EIO;
    }
    pid = m_pid;
    m_pid = ANY;
    return ESUCCESS;
}

int ChildProcess::checkArguments(const char *argv[], Size &count)
{
    count = 0;

    if (argv == ZERO)
    {
        return EINVAL;
    }
    while (argv[count] != ZERO)
    {
        if (count == ARGV_COUNT || strnlen(argv[count], ARGV_SIZE) == ARGV_SIZE)
        {
            return E2BIG;
        }
        count++;
    }
    return count != 0 ? ESUCCESS : EINVAL;
}

int ChildProcess::map(const Address virt, const Size size, const Memory::Access access)
{
    Memory::Range range;

    range.virt = pageStart(virt);
    range.phys = 0;
    range.size = (Size) (pageStart(virt + size + PAGESIZE - 1) - range.virt);
    range.access = access;

    return VMCtl(m_pid, MapSparse, &range) == API::Success ? ESUCCESS : ENOMEM;
}

int ChildProcess::copy(const Address virt, const void *data, const Size size)
{
    return size == 0 || VMCopy(m_pid, API::Write, (Address) data, virt, size) == API::Success ? ESUCCESS : EIO;
}

int ChildProcess::loadRegion(const u8 *image, const ExecutableFormat::Region &region)
{
    const int error = region.memorySize != 0 ? map(region.virt, region.memorySize, region.access) : ESUCCESS;

    return error == ESUCCESS ? copy(region.virt, image + region.dataOffset, region.dataSize) : error;
}

int ChildProcess::copyArguments(const Address virt, const char *argv[], const Size count)
{
    char *slots = (char *) calloc(count, ARGV_SIZE);

    if (slots == ZERO)
    {
        return ENOMEM;
    }
    for (Size i = 0; i < count; i++)
    {
        char *slot = slots + (i * ARGV_SIZE);

        strlcpy(slot, argv[i], ARGV_SIZE);

        // An empty slot would end the arguments, so a present but empty one is marked behind its terminator.
        if (slot[0] == 0)
        {
            slot[1] = 1;
        }
    }

    const int error = copy(virt, slots, count * ARGV_SIZE);
    free(slots);
    return error;
}
