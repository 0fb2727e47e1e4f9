// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include <MemoryBlock.h>
#include "ARMProcess.h"

extern "C" void switchStack(u32 *oldStack, u32 newStack);
extern "C" void restoreState();
extern "C" u32 kernelStackTables[16 * 256];

ARMProcess *ARMProcess::m_floatingPointOwner = ZERO;
bool ARMProcess::m_floatingPointEnabled = false;

/** What switchStack() takes from a stack */
struct SwitchFrame
{
    u32 r3, r4, r5, r6, r7, r8, r9, r10, r11, returnAddress;
};

static_assert(sizeof(SwitchFrame) % 8 == 0, "the stack stays aligned");

/** Interrupts enabled, except fast ones, which nobody uses */
static const u32 InitialStatus = ARMCore::UserMode | ARMCore::MaskFast;

void KernelStack::setPage(const Address virt, const Address phys)
{
    static const u32 flags = ARMPaging::Present | ARMPaging::Accessible | ARMPaging::NeverExecute |
                             ARMPaging::Cached | ARMPaging::Buffered;

    kernelStackTables[(virt - ARMMap::KernelStacks) / PAGESIZE] = phys ? phys | flags : 0;

    if (phys)
        ARMCore::synchronize();
    else
        ARMCore::invalidateGlobalPage(virt);
}

ARMProcess::ARMProcess(ProcessID id, Address entry, bool privileged, const MemoryMap &map)
    : Process(id, entry, privileged, map)
    , m_stackPointer(0)
    , m_floatingPoint(false)
{
}

ARMProcess::~ARMProcess()
{
    if (m_floatingPointOwner == this)
        m_floatingPointOwner = ZERO;
}

void ARMProcess::setRegisters(const CPUState & state)
{
    // Conditions, instruction set and the state of IT blocks are the program's own (DDI 0406C, B1.3.3)
    static const u32 userStatus = 0xfe0ffc20;
    CPUState *registers = getRegisters();
    const u32 status = registers->cpsr;

    *registers = state;
    registers->cpsr = (status & ~userStatus) | (state.cpsr & userStatus);
}

void ARMProcess::reset(const Address entry)
{
    const Memory::Range stack = m_map.range(MemoryMap::UserStack);
    CPUState *state = getRegisters();
    SwitchFrame *frame = ((SwitchFrame *) state) - 1;

    clearUserStack();

    MemoryBlock::set(state, 0, sizeof(*state));
    state->pc = entry;
    state->cpsr = InitialStatus;
    state->sp = stack.virt + stack.size - MEMALIGN;

    MemoryBlock::set(frame, 0, sizeof(*frame));
    frame->returnAddress = (u32) restoreState;
    m_stackPointer = (u32) frame;

    m_floatingPoint = false;
    if (m_floatingPointOwner == this)
        m_floatingPointOwner = ZERO;
}

void ARMProcess::execute(Process *previous)
{
    static u32 bootStackPointer;
    ARMProcess *prev = (ARMProcess *) previous;

    // The floating point registers stay where they are until somebody else needs them
    const bool enabled = m_floatingPointOwner == this;

    if (enabled != m_floatingPointEnabled)
    {
        ARMCore::setFloatingPoint(enabled);
        m_floatingPointEnabled = enabled;
    }

    ((ARMPaging *) m_memoryContext)->ARMPaging::activate();
    switchStack(prev ? &prev->m_stackPointer : &bootStackPointer, m_stackPointer);
}

bool ARMProcess::useFloatingPoint(ARMProcess *proc)
{
    if (m_floatingPointEnabled)
        return false;

    ARMCore::setFloatingPoint(true);
    m_floatingPointEnabled = true;

    if (m_floatingPointOwner == proc)
        return true;

    if (m_floatingPointOwner)
    {
        FloatingPointState *state = &m_floatingPointOwner->m_floatingPointState;

        u64 *registers = state->registers;

        asm volatile (".fpu vfpv4\n"
                      "vstmia %1!, {d0-d15}\n"
                      "vstmia %1, {d16-d31}\n"
                      "vmrs %0, fpscr" : "=r" (state->status), "+r" (registers) :: "memory");
    }

    FloatingPointState *state = &proc->m_floatingPointState;

    if (!proc->m_floatingPoint)
    {
        MemoryBlock::set(state, 0, sizeof(*state));
        proc->m_floatingPoint = true;
    }

    // Programs can use all of them, also where the compiler takes sixteen only
    const u64 *registers = state->registers;

    asm volatile (".fpu vfpv4\n"
                  "vldmia %0!, {d0-d15}\n"
                  "vldmia %0, {d16-d31}\n"
                  "vmsr fpscr, %1" : "+r" (registers) : "r" (state->status) : "memory");

    m_floatingPointOwner = proc;
    return true;
}
