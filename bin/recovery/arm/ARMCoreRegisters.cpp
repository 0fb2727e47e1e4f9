// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include <MemoryBlock.h>
#include "CoreRegisters.h"

const Size CoreRegisters::Count = 18;

void CoreRegisters::convert(const u8 *state, u32 *registers)
{
    CPUState cpu;

    MemoryBlock::copy((void *) &cpu, (const void *) state, sizeof(cpu));
    MemoryBlock::copy((void *) registers, (const void *) cpu.r, sizeof(cpu.r));
    registers[13] = cpu.sp;
    registers[14] = cpu.lr;
    registers[15] = cpu.pc;
    registers[16] = cpu.cpsr;
    registers[17] = ~0U; // no system call that would be restarted
}
