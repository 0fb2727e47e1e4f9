// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include <MemoryBlock.h>
#include "CoreRegisters.h"

const Size CoreRegisters::Count = 17;

void CoreRegisters::convert(const u8 *state, u32 *registers)
{
    CPUState cpu;

    MemoryBlock::copy((void *) &cpu, (const void *) state, sizeof(cpu));

    const u32 order[] =
    {
        cpu.ebx, cpu.ecx, cpu.edx, cpu.esi, cpu.edi, cpu.ebp, cpu.eax,
        cpu.ss, cpu.ss, 0, 0,
        ~0U, // no system call that would be restarted
        cpu.eip, cpu.cs, cpu.eflags, cpu.esp, cpu.ss
    };
    static_assert(sizeof(order) / sizeof(order[0]) == 17, "elf_gregset_t of i386");

    MemoryBlock::copy((void *) registers, (const void *) order, sizeof(order));
}
