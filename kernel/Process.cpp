// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include <MemoryBlock.h>
#include <MemoryChannel.h>
#include <SplitAllocator.h>
#include "Kernel.h"
#include "Process.h"

static_assert(sizeof(Doorbell) <= PAGESIZE, "the doorbell is one page");
static_assert(Doorbell::MaximumProcesses == MAX_PROCS, "the doorbell has a bit for each ProcessID");

/** Pages of the kernel event channel: data, feedback and doorbell */
static const Size ChannelPages = DOORBELL_PAGE + 1;

Process::Process(ProcessID id, Address entry, bool privileged, const MemoryMap &map)
    : m_id(id)
    , m_ringWord(id / 32)
    , m_ringBit(1U << (id % 32))
    , m_ringSummary(1U << (id / 32))
    , m_parent(id)
    , m_state(Stopped)
    , m_waitId(ANY)
    , m_waitResult(0)
    , m_privileged(privileged)
    , m_privileges(privileged ? Privilege::All : Privilege::None)
    , m_spawner(Privilege::All)
    , m_generation(0)
    , m_restarts(0)
    , m_faults(0)
    , m_serves(false)
    , m_started(false)
    , m_supervised(false)
    , m_cpuTicks(0)
    , m_complaintTick(0)
    , m_fresh(false)
    , m_queued(false)
    , m_waiting(false)
    , m_waitDone(false)
    , m_waiters(0)
    , m_children(0)
    , m_zombies(0)
    , m_watches(0)
    , m_entry(entry)
    , m_map(map)
    , m_memoryContext(ZERO)
    , m_wakeups(0)
    , m_timerExpired(false)
    , m_timerIndex(0)
    , m_shares(id)
    , m_kernelChannel(ZERO)
    , m_doorbell(ZERO)
    , m_channelFrames(0)
    , m_next(ZERO)
    , m_previous(ZERO)
    , m_kernelStack(id)
{
    MemoryBlock::set(&m_sleepTimer, 0, sizeof(m_sleepTimer));
    MemoryBlock::set(&m_faultInfo, 0, sizeof(m_faultInfo));
    MemoryBlock::set(m_path, 0, sizeof(m_path));
}

Process::~Process()
{
    m_shares.setMemoryContext(ZERO);

    delete m_kernelChannel;
    delete m_memoryContext;

    if (m_channelFrames)
    {
        SplitAllocator *alloc = Kernel::instance()->getAllocator();

        for (Size i = 0; i < ChannelPages; i++)
            alloc->release(m_channelFrames + (i * PAGESIZE));
    }
}

void Process::setPath(const char *path)
{
    Size i = 0;

    for (; i < PathLength - 1 && path[i]; i++)
        m_path[i] = path[i] >= ' ' && path[i] <= '~' ? path[i] : '?';
    for (; i < PathLength; i++)
        m_path[i] = 0;
}

CPUState * Process::getRegisters()
{
    return (CPUState *) (m_kernelStack.top() - sizeof(CPUState));
}

Process::Result Process::initialize()
{
    SplitAllocator *alloc = Kernel::instance()->getAllocator();
    Memory::Range range = m_map.range(MemoryMap::UserShare), stack = m_map.range(MemoryMap::UserStack);
    Allocator::Range phys, virt;

    m_memoryContext = new Arch::Memory(&m_map, alloc);

    if (!m_memoryContext || m_memoryContext->initialize() != MemoryContext::Success ||
        m_kernelStack.allocate() != KernelStack::Success ||
        m_memoryContext->mapRangeSparse(&stack) != MemoryContext::Success)
        return OutOfMemory;

    phys.address = 0;
    phys.size = ChannelPages * PAGESIZE;
    phys.alignment = PAGESIZE;
    virt.address = 0;
    virt.size = phys.size;
    virt.alignment = PAGESIZE;

    if (alloc->allocate(phys, virt) != Allocator::Success)
        return OutOfMemory;

    m_channelFrames = phys.address;
    MemoryBlock::set((void *) virt.address, 0, ChannelPages * PAGESIZE);

    // The event data can be read only; feedback and doorbell can be written
    for (Size i = 0; i < ChannelPages; i++)
    {
        const Memory::Access access = i == 0 ? Memory::User | Memory::Readable
                                             : Memory::User | Memory::Readable | Memory::Writable;

        if (m_memoryContext->map(range.virt + (i * PAGESIZE), phys.address + (i * PAGESIZE), access) !=
            MemoryContext::Success)
            return OutOfMemory;
    }

    m_kernelChannel = new MemoryChannel(Channel::Producer, sizeof(ProcessEvent));
    if (!m_kernelChannel)
        return OutOfMemory;

    m_kernelChannel->setVirtual(virt.address, virt.address + PAGESIZE);
    m_doorbell = (Doorbell *) (virt.address + (DOORBELL_PAGE * PAGESIZE));

    m_shares.setMemoryContext(m_memoryContext);
    if (m_shares.createShare(KERNEL_PID, coreInfo.coreId, 0, range.virt, ChannelPages * PAGESIZE) !=
        ProcessShares::Success)
        return OutOfMemory;

    return Success;
}

void Process::clearUserStack()
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

void Process::resetKernelState()
{
    m_wakeups = 0;
    m_waitId = ANY;
    m_waiting = false;
    m_waitDone = false;
    m_timerExpired = false;

    // Answers that were written but not announced are announced by the successor, which rings all its peers
    MemoryBlock::set(m_doorbell, 0, sizeof(Doorbell));

    // Events that were not read yet stay in the channel
    m_doorbell->events = 1;
}

Process::Result Process::wakeup()
{
    if (m_state == Sleeping)
        m_state = Ready;
    else
        m_wakeups = 1;

    return Success;
}

Process::Result Process::sleep(const Timer::Info *timer, bool ignoreWakeups)
{
    const bool pending = m_wakeups && !ignoreWakeups;

    m_wakeups = 0;
    if (pending)
        return WakeupPending;

    m_waitId = ANY;
    m_state = Sleeping;

    if (timer)
        m_sleepTimer = *timer;

    return Success;
}

Process::Result Process::wait(ProcessID id)
{
    if (m_state != Ready)
        return InvalidArgument;

    m_waiting = true;
    m_waitDone = false;
    m_waitId = id;
    m_state = Waiting;
    return Success;
}

Process::Result Process::join(const uint result)
{
    if (!m_waiting)
        return InvalidArgument;

    m_waitDone = true;
    m_waitResult = result;

    if (m_state == Waiting)
        m_state = Ready;

    return Success;
}

Process::Result Process::stop()
{
    m_state = Stopped;
    return Success;
}

Process::Result Process::resume()
{
    if (m_state != Stopped)
        return InvalidArgument;

    m_state = m_waiting && !m_waitDone ? Waiting : Ready;
    return Success;
}

Process::Result Process::raiseEvent(const struct ProcessEvent *event)
{
    const bool full = m_kernelChannel->write((void *) event) != Channel::Success;

    if (full)
        m_doorbell->overflow = 1;

    m_kernelChannel->flush();
    m_doorbell->events = 1;
    return full ? OutOfMemory : Success;
}
