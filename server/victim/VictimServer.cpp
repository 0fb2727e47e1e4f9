// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include <KernelTimer.h>
#include <Log.h>
#include <MemoryBlock.h>
#include "Harm.h"
#include "VictimClient.h"
#include "VictimServer.h"

/** Hide from the compiler what a value is: it must not reason about the harm. */
template <class T> static T hidden(T value)
{
    asm volatile ("" : "+r" (value));
    return value;
}

/** Call itself until the stack ends. */
[[gnu::noinline]] static Size overflow(const Size depth)
{
    volatile u8 block[512];

    block[0] = depth;
    block[sizeof(block) - 1] = 0;
    return hidden(depth) == ~(Size) 0 ? block[0] : overflow(depth + 1) + block[0];
}

VictimServer::VictimServer()
    : ChannelServer<VictimServer, VictimMessage>(this)
{
    static const Victim::Action harmful[] =
    {
        Victim::NullDereference, Victim::WildWrite, Victim::Divide, Victim::IllegalInstruction, Victim::Breakpoint,
        Victim::StackOverflow, Victim::Unaligned, Victim::Assertion, Victim::Exit, Victim::EndlessLoop,
        Victim::LeakMemory, Victim::CorruptHeap
    };

    for (Size i = 0; i < sizeof(harmful) / sizeof(harmful[0]); i++)
        addIPCHandler(harmful[i], &VictimServer::harm);

    addIPCHandler(Victim::Echo, &VictimServer::echo);
    addIPCHandler(Victim::Progress, &VictimServer::progress);
    addIPCHandler(Victim::Slow, &VictimServer::slow);
    addIPCHandler(Victim::Silent, &VictimServer::silent, false);
    addIPCHandler(Victim::Deadlock, &VictimServer::deadlock);
    addIPCHandler(Victim::WaitForLoop, &VictimServer::waitForLoop);
    addIPCHandler(Victim::CorruptChannel, &VictimServer::corruptChannel);
}

bool VictimServer::isDue(const VictimMessage *msg) const
{
    ProcessInfo info;

    return ProcessCtl(SELF, InfoPID, (Address) &info) != API::Success || info.restarts <= msg->limit;
}

void VictimServer::echo(VictimMessage *msg)
{
    msg->value++;
    msg->result = Victim::Success;
}

void VictimServer::harm(VictimMessage *msg)
{
    const bool due = isDue(msg);

    if (due)
        perform(msg);

    echo(msg);

    // Whoever is still here after a heap was overwritten has not noticed yet
    if (due && msg->action != Victim::CorruptHeap)
        msg->result = Victim::NotSupported;
}

void VictimServer::perform(const VictimMessage *msg)
{
    switch (msg->action)
    {
        case Victim::NullDereference:
            *hidden((volatile u32 *) ZERO) = msg->value;
            break;

        case Victim::WildWrite:
            *hidden((volatile u32 *) 0x70000000) = msg->value;
            break;

        case Victim::Divide:
            Harm::divide();
            break;

        case Victim::IllegalInstruction:
            __builtin_trap();
            break;

        case Victim::Breakpoint:
            Harm::breakpoint();
            break;

        case Victim::StackOverflow:
            overflow(msg->value);
            break;

        case Victim::Unaligned:
            Harm::unaligned();
            break;

        case Victim::Assertion:
            FATAL("the victim was asked to come here");
            break;

        case Victim::Exit:
            ProcessCtl(SELF, KillPID, msg->value);
            break;

        case Victim::EndlessLoop:
            for (;;)
                asm volatile ("");
            break;

        case Victim::LeakMemory:
            leakMemory();
            break;

        default:
            corruptHeap();
            break;
    }
}

void VictimServer::leakMemory()
{
    static const Size blockSize = 64 * 1024;

    for (Size bytes = 0;; bytes += blockSize)
    {
        if (!hidden(new u8[blockSize]))
            FATAL("no memory left after " << bytes << " bytes");

        // It takes a while: that is not the fault that is wanted
        doorbell()->progress();
    }
}

void VictimServer::corruptHeap()
{
    const Memory::Range heap = Arch::MemoryMap().range(MemoryMap::UserHeap);

    for (Size offset = 0; offset < heap.size; offset += PAGESIZE)
    {
        Memory::Range page;

        MemoryBlock::set(&page, 0, sizeof(page));
        page.virt = heap.virt + offset;
        page.size = PAGESIZE;

        if (VMCtl(SELF, LookupVirtual, &page) != API::Success)
            break;

        MemoryBlock::set((void *) (heap.virt + offset), 0xa5, PAGESIZE);
    }
}

void VictimServer::progress(VictimMessage *msg)
{
    KernelTimer timer;
    Timer::Info end;

    timer.getCurrent(&end, msg->value);

    do
    {
        for (Size i = 0; i < 100000; i++)
            asm volatile ("");

        doorbell()->progress();
        ProcessCtl(SELF, InfoTimer, (Address) &m_time);
    }
    while ((s32) (m_time.ticks - end.ticks) < 0);

    echo(msg);
}

void VictimServer::slow(VictimMessage *msg)
{
    KernelTimer timer;
    Timer::Info end;

    timer.getCurrent(&end, msg->value);
    ProcessCtl(SELF, WaitTimer, (Address) &end);
    echo(msg);
}

void VictimServer::silent(VictimMessage *msg)
{
    const Ticket ticket = defer();

    if (!isDue(msg))
    {
        echo(msg);
        respond(ticket, msg);
    }
}

void VictimServer::deadlock(VictimMessage *msg)
{
    if (isDue(msg))
    {
        Size value = 1;

        // The value tells whether we are the first or the second of the two
        if (msg->value == 0)
            VictimClient(msg->pid).harmOnce(Victim::Deadlock, value, m_self);
        else
            VictimClient(msg->pid).request(Victim::Echo, value);
    }
    echo(msg);
}

void VictimServer::waitForLoop(VictimMessage *msg)
{
    Size value = msg->value;

    msg->result = VictimClient(msg->pid).harmOnce(Victim::EndlessLoop, value);
    msg->value = value;
}

void VictimServer::corruptChannel(VictimMessage *msg)
{
    MemoryChannel *answers = (MemoryChannel *) m_registry.getProducer(msg->from);

    if (answers && isDue(msg))
    {
        VictimMessage wrong = *msg;

        wrong.type = ChannelMessage::Response;
        wrong.identifier = msg->identifier ^ 0x40000000;
        wrong.value = ~msg->value;
        answers->write(&wrong);
    }
    echo(msg);
}
