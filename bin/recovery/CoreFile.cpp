// SPDX-License-Identifier: GPL-3.0-or-later

#include <MemoryBlock.h>
#include <String.h>
#include "CoreFile.h"
#include "CoreRegisters.h"

/*
 * Layouts: System V ABI (ELF headers, notes); struct elf_prstatus and elf_prpsinfo of Linux for 32-bit machines.
 */

/** Bytes of an ELF header and of one program header */
static const Size elfSize = 52, programSize = 32;

/** Bytes of a note before its contents: three words and the name */
static const Size noteHead = 12 + 8;

/** Bytes of struct elf_prstatus before the registers, and of struct elf_prpsinfo */
static const Size statusHead = 72, programInfoSize = 124;

/** Types of notes and program headers */
enum
{
    NoteStatus = 1,
    NoteProgram = 3,
    ProgramLoad = 1,
    ProgramNote = 4
};

CoreFile::CoreFile(const CrashDump *dump)
    : m_dump(dump)
    , m_data(ZERO)
    , m_size(headerSize() + notesSize())
    , m_position(0)
{
    for (Size i = 0; i < dump->regionCount; i++)
        m_size += dump->regions[i].size;

    m_data = new u8[m_size];
    if (!m_data)
        return;

    writeHeaders();
    writeNotes();
    writeRegions();
}

CoreFile::~CoreFile()
{
    delete[] m_data;
}

u32 CoreFile::signalOf(const u32 kind)
{
    switch (kind)
    {
        case FaultInfo::IllegalInstruction: return 4;
        case FaultInfo::Breakpoint:         return 5;
        case FaultInfo::Exit:               return 6;
        case FaultInfo::Alignment:          return 7;
        case FaultInfo::Arithmetic:
        case FaultInfo::FloatingPoint:      return 8;
        case FaultInfo::Killed:             return 9;
        case FaultInfo::Deadlock:           return 14;
        case FaultInfo::Hang:               return 24;
        default:                            return 11;
    }
}

Size CoreFile::headerSize() const
{
    return elfSize + (programSize * (m_dump->regionCount + 1));
}

Size CoreFile::statusSize() const
{
    return statusHead + (CoreRegisters::Count * sizeof(u32)) + sizeof(u32);
}

Size CoreFile::notesSize() const
{
    return noteHead + statusSize() + noteHead + programInfoSize;
}

void CoreFile::putBytes(const void *bytes, const Size size)
{
    MemoryBlock::copy((void *) (m_data + m_position), bytes, size);
    m_position += size;
}

void CoreFile::fill(const Size end)
{
    while (m_position < end)
        put8(0);
}

void CoreFile::writeHeaders()
{
    static const u8 identification[] = { 0x7f, 'E', 'L', 'F', 1, 1, 1 };
    Size offset = headerSize();

    putBytes(identification, sizeof(identification));
    fill(16);
    put16(4); // ET_CORE
    put16(m_dump->machine);
    put32(1);
    put32(0);
    put32(elfSize);
    put32(0);
    put32(0);
    put16(elfSize);
    put16(programSize);
    put16(m_dump->regionCount + 1);
    put16(0);
    put16(0);
    put16(0);

    put32(ProgramNote);
    put32(offset);
    put32(0);
    put32(0);
    put32(notesSize());
    put32(0);
    put32(0);
    put32(4);
    offset += notesSize();

    for (Size i = 0; i < m_dump->regionCount; i++)
    {
        const CrashDump::Region & region = m_dump->regions[i];

        put32(ProgramLoad);
        put32(offset);
        put32(region.virt);
        put32(0);
        put32(region.size);
        put32(region.size);
        put32(6); // readable and writable
        put32(1);
        offset += region.size;
    }
}

void CoreFile::writeNotes()
{
    u32 registers[CoreRegisters::Maximum];
    char name[16];
    const char *path = m_dump->path;
    const u32 signal = signalOf(m_dump->fault.kind);

    put32(5);
    put32(statusSize());
    put32(NoteStatus);
    putBytes("CORE\0\0\0", 8);

    const Size status = m_position;

    put32(signal);
    put32(0);
    put32(0);
    put16(signal);
    fill(status + 24);
    put32(m_dump->pid);
    fill(status + statusHead);
    CoreRegisters::convert(m_dump->state, registers);
    putBytes(registers, CoreRegisters::Count * sizeof(u32));
    fill(status + statusSize());

    put32(5);
    put32(programInfoSize);
    put32(NoteProgram);
    putBytes("CORE\0\0\0", 8);

    const Size program = m_position;

    fill(program + 12);
    put32(m_dump->pid);
    fill(program + 28);
    MemoryBlock::set(name, 0, sizeof(name));

    // Debuggers compare the file name with that of the program
    const char *file = path;

    for (const char *p = path; *p; p++)
    {
        if (*p == '/')
            file = p + 1;
    }
    for (Size i = 0; i + 1 < sizeof(name) && file[i]; i++)
        name[i] = file[i];
    putBytes(name, sizeof(name));
    putBytes(path, String::length(path));
    fill(program + programInfoSize);
}

void CoreFile::writeRegions()
{
    for (Size i = 0; i < m_dump->regionCount; i++)
        putBytes(((const u8 *) m_dump) + m_dump->regions[i].offset, m_dump->regions[i].size);
}
