// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include <Log.h>
#include <MemoryBlock.h>
#include <Timestamp.h>
#include "ARMKernel.h"
#include "ARMProcess.h"

extern "C" void userCopy();
extern "C" void userCopyFault();
extern "C" void userCopyEnd();
extern "C" u8 bootStack[16384];

/** What a fault status register says (DDI 0406C, B3.13.3), without those that only broken hardware causes */
enum FaultStatus
{
    AlignmentFault     = 0x01,
    DebugEvent         = 0x02,
    AccessFlagEntry    = 0x03,
    TranslationEntry   = 0x05,
    AccessFlagPage     = 0x06,
    TranslationPage    = 0x07,
    DomainEntry        = 0x09,
    DomainPage         = 0x0b,
    PermissionEntry    = 0x0d,
    PermissionPage     = 0x0f
};

/** A fault this far below the stack is an overflow of it */
static const Size StackGuard = KiloByte(64);

/** Most interrupts served before the program continues: a line that never falls silent must not stop the machine */
static const Size MaximumInterrupts = 16;

/** Hz of the generic timer in machines whose cycle counter runs in step with it, at a thousand million a second */
static const u32 SteppedFrequency = 62500000;

/** @return Cycles in one count of the generic timer; zero if the cycle counter goes its own way */
static u32 counterScale(const u32 frequency)
{
    return frequency == SteppedFrequency ? 1000000000U / SteppedFrequency : 0;
}

/** @return Hz of the generic timer (CNTFRQ) */
static u32 counterFrequency()
{
    u32 frequency;
    asm volatile ("mrc p15, 0, %0, c14, c0, 0" : "=r" (frequency));
    return frequency;
}

ARMKernel::ARMKernel(CoreInfo *info)
    : Kernel(info)
{
    // Known, so that there is no need to measure it
    const u32 frequency = counterFrequency(), scale = counterScale(frequency);

    m_timestampFrequency = (u64) frequency * (scale ? scale : 1);
}

void ARMKernel::initializeCounters()
{
    // PMCR: enable, reset the cycle counter, count every cycle; PMCNTENSET: the cycle counter; PMUSERENR: for programs
    asm volatile ("mcr p15, 0, %0, c9, c12, 0\n"
                  "mcr p15, 0, %1, c9, c12, 1\n"
                  "mcr p15, 0, %2, c9, c14, 0" :: "r" (0x5), "r" (1U << 31), "r" (1));

    // CNTKCTL: programs may read the virtual counter
    asm volatile ("mcr p15, 0, %0, c14, c1, 0" :: "r" (2));

    // Other boards have clocks that know nothing of each other
    const u32 scale = counterScale(counterFrequency());

    if (scale)
    {
        u64 count;

        asm volatile ("mrrc p15, 1, %Q0, %R0, c14" : "=r" (count));
        asm volatile ("mcr p15, 0, %0, c9, c13, 0" :: "r" ((u32) count * scale));
    }

    // TPIDRURO: read by timestamp()
    asm volatile ("mcr p15, 0, %0, c13, c0, 3\n"
                  "isb" :: "r" (scale));
}

void ARMKernel::waitForInterrupt()
{
    ARMCore::waitForInterrupt();
    serveInterrupts(ZERO);
    checkSupervisor();
}

Process * ARMKernel::newProcess(ProcessID id, Address entry, bool privileged, const MemoryMap &map)
{
    return new ARMProcess(id, entry, privileged, map);
}

void ARMKernel::runOnOwnStack(void (*function)())
{
    // The stack of the start is free since the first process runs
    asm volatile ("mov sp, %0\n"
                  "mov r11, #0\n"
                  "blx %1"
                  :: "r" (bootStack + sizeof(bootStack)), "r" (function) : "memory");
    __builtin_unreachable();
}

static u32 abortKind(const u32 status, const u32 address, const Memory::Range & stack)
{
    switch ((status & 0xf) | ((status >> 6) & 0x10))
    {
        case AlignmentFault:   return FaultInfo::Alignment;
        case DebugEvent:       return FaultInfo::Breakpoint;
        case AccessFlagEntry:
        case TranslationEntry:
        case AccessFlagPage:
        case TranslationPage:
        case DomainEntry:
        case DomainPage:
        case PermissionEntry:
        case PermissionPage:
            return address < stack.virt && address >= stack.virt - StackGuard ? FaultInfo::StackOverflow
                                                                              : FaultInfo::MemoryAccess;
        default:               return FaultInfo::Protection;
    }
}

void ARMKernel::userFault(const CPUState *state, const u32 status, const u32 address)
{
    FaultInfo info;

    MemoryBlock::set(&info, 0, sizeof(info));
    info.kind = state->vector == ARMCore::Undefined ? (u32) FaultInfo::IllegalInstruction :
                abortKind(status, address, m_procs->current()->getMemoryMap().range(MemoryMap::UserStack));
    info.code = state->vector;
    info.error = status;
    info.instructionPointer = state->pc;
    info.stackPointer = state->sp;
    info.address = address;
    info.tick = m_ticks;
    info.timestamp = timestamp();
    m_procs->fault(info);
}

void ARMKernel::exception(CPUState *state)
{
    const bool user = ARMCore::isUser(state);
    const bool data = state->vector == ARMCore::DataAbort;
    u32 status = 0, address = 0;

    if (data)
    {
        status = ARMCore::dataFaultStatus();
        address = ARMCore::dataFaultAddress();
    }
    else if (state->vector == ARMCore::PrefetchAbort)
    {
        status = ARMCore::instructionFaultStatus();
        address = ARMCore::instructionFaultAddress();
    }
    // The instructions of Thumb are shorter, by which the return address differs (B1.8.3)
    else if (state->cpsr & ARMCore::Thumb)
        state->pc += 2;

    // If it was no floating point instruction, it comes here again with the unit enabled
    if (user && state->vector == ARMCore::Undefined && ARMProcess::useFloatingPoint((ARMProcess *) m_procs->current()))
        return;

    if (user)
        userFault(state, status, address);
    else if (data && state->pc >= (u32) userCopy && state->pc < (u32) userCopyEnd)
        state->pc = (u32) userCopyFault;
    else if (state->vector != ARMCore::Undefined || !skipInstruction(state))
        epitaph("exception in the kernel", state);
}

void ARMKernel::serveInterrupts(CPUState *state)
{
    uint irq;

    for (Size i = 0; i < MaximumInterrupts && m_intControl->nextPending(irq) == IntController::Success; i++)
    {
        executeIntVector(m_intControl->getBase() + irq, state);
        m_intControl->clear(irq);
    }
}

void ARMKernel::interrupt(CPUState *state)
{
    serveInterrupts(state);
    checkSupervisor();

    if (m_procs->takeReschedule())
        m_procs->schedule();
}

extern "C" void trapHandler(CPUState *state)
{
    ARMKernel *kernel = (ARMKernel *) Kernel::instance();

    if (state->vector == ARMCore::Interrupt)
        kernel->interrupt(state);
    else
        kernel->exception(state);
}

extern "C" void unexpectedTrap()
{
    Kernel::instance()->epitaph("unexpected exception", ZERO);
}
