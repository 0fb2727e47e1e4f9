// SPDX-License-Identifier: GPL-3.0-or-later

#include "FaultRegisters.h"

Address FaultRegisters::instruction(const CPUState & state)
{
    return state.eip;
}

void FaultRegisters::setInstruction(CPUState & state, const Address address)
{
    state.eip = address;
}

void FaultRegisters::setStack(CPUState & state, const Address address)
{
    state.esp = address;

    // A function may take its stack back from there when it ends
    state.ebp = address;
}
