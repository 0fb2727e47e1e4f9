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
    // A function that has a frame takes its stack from there when it returns
    state.sp = address;
    state.r[11] = address;
}
