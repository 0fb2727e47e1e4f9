// SPDX-License-Identifier: GPL-3.0-or-later

#include <Lz4Decompressor.h>
#include <GuestChild.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <sys/stat.h>
#include "ProgramFile.h"

ProgramFile::ProgramFile()
    : m_sound(false)
    , m_elfSize(0)
    , m_compressedSize(0)
{
    static Size count = 0;

    // The RecoveryServer remembers programs by their paths: no path is used twice
    snprintf(m_path, sizeof(m_path), "/tmp/recovery%u-%u", (uint) ProcessCtl(SELF, GetPID), count++);
    m_sound = restore() && writeElf();
}

ProgramFile::~ProgramFile()
{
    remove();
}

bool ProgramFile::restore()
{
    const int fd = open(GuestChild::ownPath(), O_RDONLY);
    ssize_t n;

    if (fd < 0)
        return false;

    m_compressedSize = 0;
    while (m_compressedSize < MaximumSize &&
           (n = read(fd, m_compressed + m_compressedSize, MaximumSize - m_compressedSize)) > 0)
        m_compressedSize += n;
    close(fd);

    Lz4Decompressor lz4(m_compressed, m_compressedSize);

    if (lz4.initialize() != Lz4Decompressor::Success || lz4.getUncompressedSize() > MaximumSize)
        return false;

    m_elfSize = lz4.getUncompressedSize();
    return lz4.read(m_elf, m_elfSize) == Lz4Decompressor::Success;
}

bool ProgramFile::write(const u8 *data, const Size size) const
{
    remove();

    const int fd = creat(m_path, S_IRWXU);
    if (fd < 0)
        return false;

    Size done = 0;
    while (done < size)
    {
        const ssize_t n = ::write(fd, data + done, size - done);
        if (n <= 0)
            break;
        done += n;
    }
    close(fd);
    return done == size;
}

void ProgramFile::remove() const
{
    unlink(m_path);
}
