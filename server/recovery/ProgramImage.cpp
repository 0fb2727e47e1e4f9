// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include <Checksum.h>
#include <ELF.h>
#include <Lz4Decompressor.h>
#include <MemoryBlock.h>
#include "ProgramImage.h"

ProgramImage::ProgramImage(const char *path)
    : m_data(ZERO)
    , m_size(0)
    , m_checksum(0)
    , m_checked(false)
    , m_intact(false)
    , m_memory(0)
    , m_memorySize(0)
{
    MemoryBlock::set(m_path, 0, sizeof(m_path));
    MemoryBlock::copy(m_path, (char *) path, sizeof(m_path));
}

ProgramImage::~ProgramImage()
{
    release();
}

void ProgramImage::release()
{
    if (m_memorySize)
    {
        Memory::Range range;

        range.virt = m_memory;
        range.phys = 0;
        range.size = m_memorySize;
        range.access = Memory::None;
        VMCtl(SELF, Release, &range);
    }
    m_memory = 0;
    m_memorySize = 0;
    m_data = ZERO;
    m_size = 0;
}

ProgramImage::Result ProgramImage::allocate(const Size size)
{
    Memory::Range range;

    release();

    range.virt = 0;
    range.phys = 0;
    range.size = (size + PAGESIZE - 1) & PAGEMASK;
    range.access = Memory::User | Memory::Readable | Memory::Writable;

    if (VMCtl(SELF, MapSparse, &range) != API::Success)
        return OutOfMemory;

    m_memory = range.virt;
    m_memorySize = range.size;
    m_data = (const u8 *) m_memory;
    m_size = size;
    return Success;
}

ProgramImage::Result ProgramImage::check() const
{
    const ELF program(m_data, m_size);

    return program.validate() == ExecutableFormat::Success &&
           program.check(Arch::MemoryMap().range(MemoryMap::UserData), MaximumSize) == ExecutableFormat::Success ?
           Success : InvalidFormat;
}

void ProgramImage::attach(const u8 *data, const Size size, const u32 checksum)
{
    release();
    m_data = data;
    m_size = size;
    m_checksum = checksum;
    m_checked = false;
}

bool ProgramImage::isIntact()
{
    if (!m_checked)
    {
        m_intact = verify() == Success;
        m_checked = true;
    }
    return m_intact;
}

ProgramImage::Result ProgramImage::load(const u8 *file, const Size size)
{
    Lz4Decompressor lz4(file, size);
    Result result;

    if (lz4.initialize() == Lz4Decompressor::Success)
    {
        const u64 total = lz4.getUncompressedSize();

        if (total == 0 || total > MaximumSize)
            return InvalidFormat;

        result = allocate(total);
        if (result == Success && lz4.read((void *) m_memory, total) != Lz4Decompressor::Success)
            result = InvalidFormat;
    }
    else
    {
        if (size == 0 || size > MaximumSize)
            return InvalidFormat;

        result = allocate(size);
        if (result == Success)
            MemoryBlock::copy((void *) m_memory, file, size);
    }

    if (result == Success)
        result = check();

    if (result == Success)
        m_checksum = ::checksum(m_data, m_size);
    else
        release();

    m_checked = true;
    m_intact = result == Success;
    return result;
}

ProgramImage::Result ProgramImage::verify() const
{
    return m_data && ::checksum(m_data, m_size) == m_checksum ? check() : InvalidFormat;
}
