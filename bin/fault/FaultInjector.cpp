// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include <MemoryBlock.h>
#include "FaultInjector.h"
#include "FaultRegisters.h"

FaultInjector::FaultInjector(const ProcessID pid)
    : m_pid(pid)
{
}

API::Result FaultInjector::overwriteCode(const FaultStub & stub, Address & address) const
{
    CPUState state;
    Memory::Range range;
    API::Result result = ProcessCtl(m_pid, ReadState, (Address) &state);

    if (result != API::Success)
        return result;

    // Where it goes on: nothing has to be changed in its registers, and a backtrace shows how it came there
    address = FaultRegisters::instruction(state);

    result = VMCopy(m_pid, API::Write, (Address) stub.code, address, stub.size);
    if (result != API::Success)
        return result;

    // The processor must not go on with instructions that it has read before
    MemoryBlock::set(&range, 0, sizeof(range));
    range.virt = address;
    range.size = stub.size;
    VMCtl(m_pid, CacheCleanInvalidate, &range);
    return API::Success;
}

API::Result FaultInjector::spoilRegisters(const bool stack) const
{
    CPUState state;
    const API::Result result = ProcessCtl(m_pid, ReadState, (Address) &state);

    if (result != API::Success)
        return result;

    if (stack)
        FaultRegisters::setStack(state, Nowhere);
    else
        FaultRegisters::setInstruction(state, Nowhere);

    return ProcessCtl(m_pid, WriteState, (Address) &state);
}
