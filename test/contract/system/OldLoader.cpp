// SPDX-License-Identifier: GPL-3.0-or-later

#include <ExecutableFormat.h>
#include <FileSystemClient.h>
#include <Lz4Decompressor.h>
#include <MemoryBlock.h>
#include <Runtime.h>
#include "OldLoader.h"

OldLoader::OldLoader()
    : m_image(NULL)
    , m_size(0)
    , m_entry(0)
{
}

OldLoader::~OldLoader()
{
    delete[] m_image;
}

FileSystem::Result OldLoader::read(const char *path)
{
    const FileSystemClient filesystem;
    FileSystem::FileStat st;
    Size fd;

    const FileSystem::Result statResult = filesystem.statFile(path, &st);
    if (statResult != FileSystem::Success)
    {
        return statResult;
    }

    const FileSystem::Result openResult = filesystem.openFile(path, fd);
    if (openResult != FileSystem::Success)
    {
        return openResult;
    }

    u8 *file = new u8[st.size];
    Size size = st.size;
    const FileSystem::Result readResult = filesystem.readFile(fd, file, &size);
    filesystem.closeFile(fd);

    Lz4Decompressor lz4(file, size);
    if (readResult != FileSystem::Success || size != st.size || lz4.initialize() != Lz4Decompressor::Success)
    {
        delete[] file;
        return FileSystem::IOError;
    }

    delete[] m_image;
    m_size = lz4.getUncompressedSize();
    m_image = new u8[m_size];
    const Lz4Decompressor::Result decompressed = lz4.read(m_image, m_size);
    delete[] file;

    ExecutableFormat *fmt;
    if (decompressed != Lz4Decompressor::Success ||
        ExecutableFormat::find(m_image, m_size, &fmt) != ExecutableFormat::Success)
    {
        return FileSystem::IOError;
    }

    const ExecutableFormat::Result entryResult = fmt->entry(&m_entry);
    delete fmt;
    return entryResult == ExecutableFormat::Success ? FileSystem::Success : FileSystem::IOError;
}

API::Result OldLoader::write(const ProcessID pid) const
{
    ExecutableFormat *fmt;
    ExecutableFormat::Region regions[16];
    Size numRegions = 16;
    API::Result result = API::Success;

    if (ExecutableFormat::find(m_image, m_size, &fmt) != ExecutableFormat::Success)
    {
        return API::InvalidArgument;
    }
    fmt->regions(regions, &numRegions);
    delete fmt;

    for (Size i = 0; i < numRegions && result == API::Success; i++)
    {
        Memory::Range range;

        range.virt = regions[i].virt;
        range.phys = ZERO;
        range.size = regions[i].memorySize;
        range.access = Memory::User | Memory::Readable | Memory::Writable | Memory::Executable;
        result = VMCtl(pid, MapContiguous, &range);
        if (result != API::Success)
        {
            break;
        }

        // The same frames, here
        range.virt = ZERO;
        range.access = Memory::User | Memory::Readable | Memory::Writable;
        result = VMCtl(SELF, MapContiguous, &range);
        if (result != API::Success)
        {
            break;
        }

        MemoryBlock::copy((void *) range.virt, m_image + regions[i].dataOffset, regions[i].dataSize);
        MemoryBlock::set((void *) (range.virt + regions[i].dataSize), 0, regions[i].memorySize - regions[i].dataSize);
        VMCtl(SELF, CacheCleanInvalidate, &range);
        result = VMCtl(SELF, UnMap, &range);
    }
    return result;
}

ProcessID OldLoader::spawn(const char **argument) const
{
    const ulong result = ProcessCtl(ANY, Spawn, m_entry);

    if ((result & 0xffff) != API::Success)
    {
        return ANY;
    }

    const ProcessID pid = (ProcessID) (result >> 16);
    if (write(pid) != API::Success || writeArguments(pid, argument) != API::Success)
    {
        ProcessCtl(pid, KillPID, 1);
        return ANY;
    }
    return pid;
}

API::Result OldLoader::writeArguments(const ProcessID pid, const char **argument) const
{
    const Arch::MemoryMap map;
    char slots[4 * ARGV_SIZE];
    Memory::Range range = map.range(MemoryMap::UserArgs);

    MemoryBlock::set(slots, 0, sizeof(slots));
    for (Size i = 0; argument[i] && i < 4; i++)
    {
        MemoryBlock::copy(slots + (i * ARGV_SIZE), const_cast<char *>(argument[i]), ARGV_SIZE);
    }

    range.phys = ZERO;
    range.access = Memory::User | Memory::Readable | Memory::Writable;
    const API::Result result = VMCtl(pid, MapContiguous, &range);

    return result == API::Success ? VMCopy(pid, API::Write, (Address) slots, range.virt, sizeof(slots)) : result;
}

Address OldLoader::entry() const
{
    return m_entry;
}
