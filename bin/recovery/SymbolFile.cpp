// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/User.h>
#include <ByteOrder.h>
#include <FileSystemPath.h>
#include <MemoryBlock.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "SymbolFile.h"

/** Where the files are: a program's has its path behind this one */
static const char folder[] = "/symbols";

SymbolFile::SymbolFile(const u8 *data, const Size size)
    : m_data(data)
    , m_count(0)
    , m_names(ZERO)
    , m_namesSize(0)
{
    if (!data || size < HeadSize || word(MagicWord * sizeof(u32)) != Magic ||
        word(VersionWord * sizeof(u32)) != Version)
        return;

    const Size count = word(CountWord * sizeof(u32)), names = word(NamesWord * sizeof(u32));

    if (count > (size - HeadSize) / EntrySize || names != size - HeadSize - (count * EntrySize) || names == 0 ||
        data[size - 1] != 0)
        return;

    m_count = count;
    m_names = data + HeadSize + (count * EntrySize);
    m_namesSize = names;
}

u32 SymbolFile::word(const Size offset) const
{
    return readLe32(m_data + offset);
}

bool SymbolFile::find(const u32 address, char (&name)[NameLength], u32 & offset) const
{
    Size low = 0, high = m_count;

    // The last function that begins at the address or before it
    while (low < high)
    {
        const Size middle = low + ((high - low) / 2);

        if (addressOf(middle) <= address)
            low = middle + 1;
        else
            high = middle;
    }

    if (low == 0)
        return false;

    const u32 where = word(HeadSize + ((low - 1) * EntrySize) + sizeof(u32));

    if (where >= m_namesSize)
        return false;

    // The names end with a zero, as was checked
    MemoryBlock::copy(name, (char *) m_names + where, sizeof(name));
    offset = address - addressOf(low - 1);
    return true;
}

void SymbolFile::describe(const char *program, const u32 address, char *text, const Size size)
{
    char path[FileSystemPath::MaximumLength], name[NameLength];
    struct stat st;
    u32 offset;
    u8 *data = ZERO;
    Size done = 0;

    snprintf(text, size, "%x", address);
    snprintf(path, sizeof(path), "%s%s", folder, program);

    const int file = stat(path, &st) == 0 && st.st_size > 0 && (Size) st.st_size <= MaximumSize ? open(path, O_RDONLY) : -1;

    if (file < 0)
        return;

    if ((data = new u8[st.st_size]) != ZERO)
    {
        for (ssize_t count; done < (Size) st.st_size && (count = read(file, data + done, st.st_size - done)) > 0;)
            done += count;
    }
    close(file);

    if (data && SymbolFile(data, done).find(address, name, offset))
        snprintf(text, size, "%s+0x%x", name, offset);

    delete[] data;
}
