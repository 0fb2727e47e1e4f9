// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include <FreeNOS/Kernel.h>
#include <MemoryBlock.h>
#include "IntelProcess.h"
#include "IntelSegments.h"

extern "C" __attribute__((regparm(2))) void switchStack(u32 *oldStack, u32 newStack);
extern "C" void restoreState();
extern "C" u32 kernelStackTables[4 * 1024];

IntelProcess *IntelProcess::m_floatingPointOwner = ZERO;
bool IntelProcess::m_floatingPointEnabled = true;

/** What switchStack() takes from a stack */
struct SwitchFrame
{
    u32 edi, esi, ebx, ebp, returnAddress;
};

/** Interrupts enabled, nothing else */
static const u32 InitialFlags = 0x202;

void KernelStack::setPage(const Address virt, const Address phys)
{
    kernelStackTables[(virt - IntelMap::KernelStacks) / PAGESIZE] =
        phys ? phys | IntelPaging::Present | IntelPaging::Write | IntelPaging::Global : 0;

    // What was not present is never in the TLB (Intel SDM volume 3, section 4.10.2.3)
    if (!phys)
        IntelCore::invalidatePage(virt);
}

IntelProcess::IntelProcess(ProcessID id, Address entry, bool privileged, const MemoryMap &map)
    : Process(id, entry, privileged, map)
    , m_stackPointer(0)
    , m_directory(0)
    , m_portAccess(IntelSegments::portAccess(m_privileges & Privilege::Device))
    , m_floatingPoint(false)
    , m_floatingPointState((u8 (*)[512]) (((Address) m_floatingPointMemory + 15) & ~15UL))
{
}

IntelProcess::~IntelProcess()
{
    if (m_floatingPointOwner == this)
        m_floatingPointOwner = ZERO;
}

void IntelProcess::setRegisters(const CPUState & state)
{
    // Arithmetic flags and direction are the program's own (Intel SDM volume 1, section 3.4.3)
    static const u32 userFlags = 0xcd5;
    CPUState *registers = getRegisters();
    const u32 flags = registers->eflags;

    *registers = state;
    registers->cs = IntelCore::UserCode;
    registers->ss = IntelCore::UserData;
    registers->eflags = (flags & ~userFlags) | (state.eflags & userFlags);
}

void IntelProcess::restrictPrivileges(const u32 mask)
{
    Process::restrictPrivileges(mask);
    m_portAccess = IntelSegments::portAccess(m_privileges & Privilege::Device);

    if (Kernel::instance()->getProcessManager()->current() == this)
        IntelSegments::setPortAccess(m_portAccess);
}

IntelProcess::Result IntelProcess::initialize()
{
    const Result result = Process::initialize();

    if (result == Success)
        m_directory = ((IntelPaging *) m_memoryContext)->getDirectory();

    return result;
}

void IntelProcess::reset(const Address entry)
{
    const Memory::Range stack = m_map.range(MemoryMap::UserStack);
    CPUState *state = getRegisters();
    SwitchFrame *frame = ((SwitchFrame *) state) - 1;

    clearUserStack();

    MemoryBlock::set(state, 0, sizeof(*state));
    state->eip = entry;
    state->cs = IntelCore::UserCode;
    state->eflags = InitialFlags;
    state->esp = stack.virt + stack.size - MEMALIGN;
    state->ss = IntelCore::UserData;

    MemoryBlock::set(frame, 0, sizeof(*frame));
    frame->returnAddress = (u32) restoreState;
    m_stackPointer = (u32) frame;

    m_floatingPoint = false;
    if (m_floatingPointOwner == this)
        m_floatingPointOwner = ZERO;
}

void IntelProcess::enableFloatingPoint(const bool enabled)
{
    if (enabled == m_floatingPointEnabled)
        return;

    if (enabled)
        asm volatile ("clts");
    else
        asm volatile ("mov %%cr0, %%eax; or $8, %%eax; mov %%eax, %%cr0" ::: "eax");

    m_floatingPointEnabled = enabled;
}

void IntelProcess::execute(Process *previous)
{
    static u32 bootStackPointer;
    IntelProcess *prev = (IntelProcess *) previous;

    IntelSegments::setKernelStack(m_kernelStack.top());
    IntelSegments::setPortAccess(m_portAccess);

    // The floating point registers stay where they are until somebody else needs them
    if (m_floatingPointEnabled || m_floatingPointOwner == this)
        enableFloatingPoint(m_floatingPointOwner == this);

    MemoryContext::setCurrent(m_memoryContext);
    IntelCore::setDirectory(m_directory);
    switchStack(prev ? &prev->m_stackPointer : &bootStackPointer, m_stackPointer);
}

void IntelProcess::useFloatingPoint(IntelProcess *proc)
{
    asm volatile ("clts");
    m_floatingPointEnabled = true;

    if (m_floatingPointOwner == proc)
        return;

    if (m_floatingPointOwner)
        asm volatile ("fxsave %0" : "=m" (*m_floatingPointOwner->m_floatingPointState));

    // FNINIT would leave the contents of all registers to be read: the first state is loaded as any other
    if (!proc->m_floatingPoint)
    {
        static const u16 control = 0x37f;
        static const u32 controlSSE = 0x1f80;
        u8 *state = *proc->m_floatingPointState;

        MemoryBlock::set(state, 0, sizeof(*proc->m_floatingPointState));
        MemoryBlock::copy((void *) state, (const void *) &control, sizeof(control));
        MemoryBlock::copy((void *) (state + 24), (const void *) &controlSSE, sizeof(controlSSE));
        proc->m_floatingPoint = true;
    }
    asm volatile ("fxrstor %0" :: "m" (*proc->m_floatingPointState));
    m_floatingPointOwner = proc;
}
