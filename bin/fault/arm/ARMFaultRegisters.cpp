// SPDX-License-Identifier: GPL-3.0-or-later

#include "FaultRegisters.h"

Address FaultRegisters::instruction(const CPUState & state)
{
    return state.pc;
}

void FaultRegisters::setInstruction(CPUState & state, const Address address)
{
    state.pc = address;
}

void FaultRegisters::setStack(CPUState & state, const Address address)
{
    state.sp = address;

    // A function may take its stack back from there when it ends
    state.r[11] = address;
}
