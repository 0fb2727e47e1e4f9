// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include <Log.h>
#include <MemoryBlock.h>
#include <Timestamp.h>
#include "IntelKernel.h"
#include "IntelProcess.h"
#include "IntelSegments.h"

extern "C" void userCopy();
extern "C" void userCopyFault();
extern "C" void userCopyEnd();
extern "C" u8 bootStack[16384];

/** Exceptions (Intel SDM volume 3, section 6.3.1) */
enum ExceptionVector
{
    DivideError        = 0,
    DebugException     = 1,
    BreakpointTrap     = 3,
    OverflowTrap       = 4,
    InvalidOpcode      = 6,
    DeviceNotAvailable = 7,
    StackFault         = 12,
    GeneralProtection  = 13,
    PageFault          = 14,
    FloatingPointError = 16,
    AlignmentCheck     = 17,
    SIMDError          = 19,
    FirstInterrupt     = IntelPIC::Base
};

/** A fault this far below the stack is an overflow of it */
static const Size StackGuard = KiloByte(64);

IntelKernel::IntelKernel(CoreInfo *info)
    : Kernel(info)
{
    m_intControl = &m_pic;
    m_timer = &m_pit;
    m_pit.setFrequency(TimerFrequency);
    hookClock();
}

void IntelKernel::waitForInterrupt()
{
    asm volatile ("sti; hlt; cli" ::: "memory");
}

Process * IntelKernel::newProcess(ProcessID id, Address entry, bool privileged, const MemoryMap &map)
{
    return new IntelProcess(id, entry, privileged, map);
}

void IntelKernel::runOnOwnStack(void (*function)())
{
    // The stack of the start is free since the first process runs
    asm volatile ("movl %0, %%esp\n"
                  "xorl %%ebp, %%ebp\n"
                  "call *%1\n"
                  :: "r" (bootStack + sizeof(bootStack)), "r" (function) : "memory");
    __builtin_unreachable();
}

static u32 faultKind(const CPUState *state, const u32 address, const Memory::Range & stack)
{
    switch (state->vector)
    {
        case DivideError:
        case OverflowTrap:       return FaultInfo::Arithmetic;
        case DebugException:
        case BreakpointTrap:     return FaultInfo::Breakpoint;
        case InvalidOpcode:      return FaultInfo::IllegalInstruction;
        case FloatingPointError:
        case SIMDError:          return FaultInfo::FloatingPoint;
        case AlignmentCheck:     return FaultInfo::Alignment;
        case PageFault:
            return address < stack.virt && address >= stack.virt - StackGuard ? FaultInfo::StackOverflow
                                                                              : FaultInfo::MemoryAccess;
        default:                 return FaultInfo::Protection;
    }
}

void IntelKernel::userFault(const CPUState *state, const u32 address)
{
    FaultInfo info;

    MemoryBlock::set(&info, 0, sizeof(info));
    info.kind = faultKind(state, address, m_procs->current()->getMemoryMap().range(MemoryMap::UserStack));
    info.code = state->vector;
    info.error = state->error;
    info.instructionPointer = state->eip;
    info.stackPointer = state->esp;
    info.address = state->vector == PageFault ? address : 0;
    info.tick = m_ticks;
    info.timestamp = timestamp();
    m_procs->fault(info);
}

void IntelKernel::exception(CPUState *state)
{
    const u32 address = IntelCore::faultAddress();
    const bool user = (state->cs & 3) != 0;

    if (user && state->vector == DeviceNotAvailable)
        IntelProcess::useFloatingPoint((IntelProcess *) m_procs->current());
    else if (user)
        userFault(state, address);
    else if (state->vector == PageFault && state->eip >= (u32) userCopy && state->eip < (u32) userCopyEnd)
        state->eip = (u32) userCopyFault;
    else
        epitaph("exception in the kernel", state);
}

void IntelKernel::interrupt(CPUState *state)
{
    const u32 irq = state->vector - FirstInterrupt;

    if (m_pic.isSpurious(irq))
        return;

    executeIntVector(state->vector, state);
    m_pic.clear(irq);
    checkSupervisor();

    // The kernel itself is not pre-empted: it was waiting in the idle loop
    if ((state->cs & 3) && m_procs->takeReschedule())
        m_procs->schedule();
}

extern "C" void trapHandler(CPUState *state)
{
    IntelKernel *kernel = (IntelKernel *) Kernel::instance();

    if (state->vector < FirstInterrupt)
        kernel->exception(state);
    else
        kernel->interrupt(state);
}
