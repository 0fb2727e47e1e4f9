// SPDX-License-Identifier: GPL-3.0-or-later

#include <string.h>
#include "FuzzCalls.h"

uint FuzzCalls::call(const ulong number, const ulong a1, const ulong a2, const ulong a3, const ulong a4,
                     const ulong a5)
{
    const uint result = (uint) trapKernel5(number, a1, a2, a3, a4, a5);
    const uint code = result & 0xffff;
    const Size row = number < API::NumberCount ? number : NumberCount - 1;
    const Size column = code < ResultCount - 1 ? code : ResultCount - 1;

    m_results[row][column]++;
    return result;
}

void FuzzCalls::step()
{
    RandomInput & random = m_random;

    switch (random.below(16))
    {
        case 0:
        {
            // Numbers that no system call has
            const ulong number = random.oneIn(2) ? API::NumberCount + random.below(300) :
                                 random.oneIn(2) ? 0 : random.number() | 0x100;

            if (call(number, random.number(), random.number(), random.number(), random.number(), random.number()) !=
                API::InvalidArgument)
                fail("an unknown system call is not refused", number);
            break;
        }

        case 1:
            privilegedCall();
            break;

        case 2:
            call(API::SystemInfoNumber, random.readPointer());
            break;

        case 3:
        case 4:
        case 5:
            copyCall();
            break;

        case 6:
        case 7:
        case 8:
            memoryCall();
            break;

        case 9:
        case 10:
            shareCall();
            break;

        default:
            processCall();
            break;
    }
}

void FuzzCalls::privilegedCall()
{
    const uint operation = m_random.oneIn(4) ? m_random.number() : m_random.below(Panic + 2);

    switch (operation)
    {
        case Idle:
            // Costs a clock tick: others are to run meanwhile
            if (m_random.oneIn(500))
                call(API::PrivExecNumber, Idle, m_random.number());
            break;

        case WriteConsole:
            // Random text on the console would hide what is printed about the test
            call(API::PrivExecNumber, WriteConsole, m_random.oneIn(4) ? (Address) "" : m_random.badPointer());
            break;

        default:
            if (call(API::PrivExecNumber, operation, m_random.number()) == API::Success)
                fail("a privileged operation succeeds", operation);
            break;
    }
}

ProcessID FuzzCalls::target()
{
    if (m_childCount > 0 && m_random.oneIn(3))
        return m_children[m_random.below(m_childCount)];
    return m_random.oneIn(16) ? m_parent : m_random.process();
}

bool FuzzCalls::isChild(const ProcessID pid) const
{
    for (Size i = 0; i < m_childCount; i++)
    {
        if (m_children[i] == pid)
            return true;
    }
    return false;
}

ProcessID FuzzCalls::otherTarget()
{
    for (;;)
    {
        const ProcessID pid = target();

        if (pid != SELF && pid != m_self)
            return pid;
    }
}

void FuzzCalls::processCall()
{
    const uint operation = m_random.oneIn(16) ? m_random.number() : m_random.below(TestPID + 3);

    switch (operation)
    {
        case Spawn:
            spawnCall();
            break;

        case WaitTimer:
        case EnterSleep:
        case WaitSignal:
            sleepCall(operation);
            break;

        case WaitPID:
            // Only for processes that are not there: others may live for ever
            call(API::ProcessCtlNumber, MAX_PROCS + m_random.below(100000), WaitPID);
            break;

        case Schedule:
            if (m_random.oneIn(16))
                call(API::ProcessCtlNumber, target(), Schedule, m_random.number(), m_random.number());
            break;

        case Resume:
        {
            // A child starts at a random address and faults as soon as it has the processor
            const ProcessID pid = otherTarget();

            if (!isChild(pid))
                call(API::ProcessCtlNumber, pid, Resume);
            else if (m_runs < MaximumRuns && call(API::ProcessCtlNumber, pid, Resume) == API::Success)
            {
                m_runs++;
                ProcessCtl(SELF, Schedule);
            }
            break;
        }

        case KillPID:
        case Stop:
        case Reset:
        {
            const ProcessID pid = otherTarget();
            const uint result = call(API::ProcessCtlNumber, pid, operation, m_random.readPointer());

            if (!isChild(pid) && result == API::Success)
                fail("an operation on a foreign process succeeds", operation);
            break;
        }

        case InfoPID:
        case InfoTimer:
        case InfoFault:
            call(API::ProcessCtlNumber, target(), operation, m_random.pointer(), m_random.number());
            break;

        default:
            call(API::ProcessCtlNumber, target(), operation, m_random.number(), m_random.number());
            break;
    }
}

void FuzzCalls::sleepCall(const uint operation)
{
    Address timer;

    // Time that is long over, or a pointer that cannot be read. Null means to sleep without an end
    memset(&m_expired, 0, sizeof(m_expired));
    do
        timer = m_random.oneIn(2) ? m_random.badPointer() : (Address) &m_expired;
    while (!timer);

    call(API::ProcessCtlNumber, operation == WaitSignal ? m_random.process() : target(), operation, timer,
         m_random.number());
}

void FuzzCalls::spawnCall()
{
    if (m_childCount == MaximumChildren)
        return;

    // What is wanted: random privileges and a path without an end
    Address options = m_random.oneIn(2) ? 0 : m_random.pointer();
    if (m_random.oneIn(4))
    {
        options = RandomInput::Scratch;
        memset((void *) options, 0xff, sizeof(SpawnOptions));
    }

    const uint result = call(API::ProcessCtlNumber, target(), Spawn,
                             m_random.oneIn(2) ? 0x80000000 + m_random.below(4096) : m_random.badPointer(), options);
    if ((result & 0xffff) != API::Success)
        return;

    ProcessInfo info;
    const ProcessID child = result >> 16;

    m_children[m_childCount++] = child;
    if (ProcessCtl(child, InfoPID, (Address) &info) == API::Success && info.privileges != Privilege::None)
        fail("a child has privileges that its parent has not", info.privileges);
}

void FuzzCalls::copyCall()
{
    const ProcessID pid = target();
    const uint how = m_random.oneIn(8) ? m_random.number() : API::Read + m_random.below(3);
    const Size size = m_random.size();
    Address ours, theirs;

    if (how == API::Write)
    {
        ours = m_random.readPointer();
        theirs = (pid == SELF || pid == m_self) ? m_random.pointer() : m_random.readPointer();
    }
    else
    {
        ours = m_random.pointer();
        theirs = m_random.readPointer();
    }

    const uint result = call(API::VMCopyNumber, pid, how, ours, theirs, size);
    if (result != API::Success || size == 0)
        return;

    if (how != API::Read && how != API::Write && how != API::ReadPhys)
        fail("VMCopy knows an operation that it should not", how);
    if (ours < 0x80000000 || ours + size < ours)
        fail("VMCopy takes a range outside of user memory", ours);
}

void FuzzCalls::memoryCall()
{
    const ProcessID pid = target();
    const bool own = pid == SELF || pid == m_self;
    const uint operation = m_random.oneIn(16) ? m_random.number() : m_random.below(ExchangePages + 2);
    const Address where = m_random.oneIn(8) ? m_random.pointer() : RandomInput::Scratch;

    if (where == RandomInput::Scratch)
    {
        Memory::Range *range = (Memory::Range *) where;

        *range = own ? m_random.ownRange() : m_random.anyRange();

        // Rarely something large: to zero it takes long
        if (operation <= MapSparse && m_random.oneIn(4000))
            range->size = 0x1000000 << m_random.below(5);

        if (call(API::VMCtlNumber, pid, operation, where) != API::Success || operation > MapSparse)
            return;

        // The frames go back at once: there are more calls than memory
        if (VMCtl(pid, Release, range) != API::Success)
            fail("what was mapped cannot be released", range->virt);
        return;
    }

    // What the scratch pages hold there is random: only what harms nobody
    if (operation != MapContiguous && operation != MapSparse && operation != UnMap && operation != Release &&
        operation != ReleaseSections)
        call(API::VMCtlNumber, pid, operation, where);
    else
        call(API::VMCtlNumber, pid, operation, m_random.badPointer());
}

void FuzzCalls::shareCall()
{
    const ProcessID pid = m_random.process();
    const uint operation = m_random.oneIn(16) ? m_random.number() : m_random.below(API::Next + 2);
    Address where = m_random.pointer();

    if (operation == API::Delete && pid == m_console)
        return;

    if (m_random.oneIn(2))
    {
        ProcessShares::MemoryShare *share = (ProcessShares::MemoryShare *) RandomInput::Scratch;

        share->pid = m_random.process();
        share->coreId = m_random.oneIn(8) ? m_random.number() : 0;
        share->tagId = m_random.oneIn(8) ? m_random.number() : m_random.below(2);
        share->range = m_random.anyRange();
        share->attached = true;
        where = (Address) share;
    }
    call(API::VMShareNumber, pid, operation, where);
}
