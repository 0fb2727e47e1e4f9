// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include <FreeNOS/Kernel.h>
#include <MemoryBlock.h>
#include <SplitAllocator.h>
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

IntelProcess::IntelProcess(ProcessID id, Address entry, bool privileged, const MemoryMap &map)
    : Process(id, entry, privileged, map)
    , m_stackPointer(0)
    , m_stackFrames(0)
    , m_stackTop(IntelMap::KernelStacks + ((id + 1) * SlotSize))
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

    if (m_stackFrames)
    {
        for (Size i = 0; i < StackSize; i += PAGESIZE)
        {
            const Address virt = stackTop() - StackSize + i;

            kernelStackTables[(virt - IntelMap::KernelStacks) / PAGESIZE] = 0;
            IntelCore::invalidatePage(virt);
            Kernel::instance()->getAllocator()->release(m_stackFrames + i);
        }
    }
}

Address IntelProcess::stackTop() const
{
    return m_stackTop;
}

CPUState * IntelProcess::getRegisters()
{
    return (CPUState *) (stackTop() - sizeof(CPUState));
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

IntelProcess::Result IntelProcess::mapStack()
{
    Allocator::Range range;

    range.address = 0;
    range.size = StackSize;
    range.alignment = PAGESIZE;

    if (Kernel::instance()->getAllocator()->allocate(range) != Allocator::Success)
        return OutOfMemory;

    m_stackFrames = range.address;

    for (Size i = 0; i < StackSize; i += PAGESIZE)
    {
        const Address virt = stackTop() - StackSize + i;

        kernelStackTables[(virt - IntelMap::KernelStacks) / PAGESIZE] =
            (m_stackFrames + i) | IntelPaging::Present | IntelPaging::Write | IntelPaging::Global;
    }
    return Success;
}

IntelProcess::Result IntelProcess::initialize()
{
    Memory::Range stack = m_map.range(MemoryMap::UserStack);

    m_memoryContext = new IntelPaging(&m_map, Kernel::instance()->getAllocator());

    if (!m_memoryContext || m_memoryContext->initialize() != MemoryContext::Success || mapStack() != Success)
        return OutOfMemory;

    m_directory = ((IntelPaging *) m_memoryContext)->getDirectory();

    if (m_memoryContext->mapRangeSparse(&stack) != MemoryContext::Success)
        return OutOfMemory;

    return Process::initialize();
}

void IntelProcess::clearUserStack()
{
    Memory::Range stack = m_map.range(MemoryMap::UserStack);

    for (Size i = 0; i < stack.size; i += PAGESIZE)
    {
        Address phys;

        // A program may have unmapped its own stack; without memory it faults at once and the supervisor hears of it
        if (m_memoryContext->lookup(stack.virt + i, &phys) != MemoryContext::Success)
        {
            Memory::Range page = stack;

            page.virt += i;
            page.size = PAGESIZE;
            m_memoryContext->mapRangeSparse(&page);
        }
        else if (m_restarts)
        {
            MemoryBlock::set((void *) Kernel::instance()->getAllocator()->toVirtual(phys & PAGEMASK), 0, PAGESIZE);
        }
    }
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

    IntelSegments::setKernelStack(m_stackTop);
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

    if (proc->m_floatingPoint)
    {
        asm volatile ("fxrstor %0" :: "m" (*proc->m_floatingPointState));
    }
    else
    {
        static const u32 controlSSE = 0x1f80;

        asm volatile ("fninit; ldmxcsr %0" :: "m" (controlSSE));
        proc->m_floatingPoint = true;
    }
    m_floatingPointOwner = proc;
}
