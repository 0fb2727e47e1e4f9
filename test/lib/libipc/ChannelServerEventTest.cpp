// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestRunner.h>
#include <TestCase.h>
#include <TestMain.h>
#include "TestServer.h"

static u8 eventPages[2 * PAGESIZE] ALIGN(4096);

/** Plays the kernel */
struct TestKernel
{
    TestKernel(TestServer & server)
        : channel(Channel::Producer, sizeof(ProcessEvent))
    {
        MemoryBlock::set(eventPages, 0, sizeof(eventPages));
        channel.setVirtual((Address) eventPages, (Address) eventPages + PAGESIZE);
        server.setEvents((Address) eventPages);
    }

    bool raise(const ProcessEventType type, const Size number, const TestPeer *peer = ZERO)
    {
        ProcessEvent event;

        MemoryBlock::set(&event, 0, sizeof(event));
        event.type = type;
        event.number = number;
        if (peer)
        {
            event.share.pid = peer->pid;
            event.share.range = peer->range();
            event.share.attached = true;
        }
        return channel.write(&event) == Channel::Success;
    }

    MemoryChannel channel;
};

TestCase(InterruptReachesItsHandler)
{
    TestServer server;
    TestKernel kernel(server);

    testAssert(kernel.raise(InterruptEvent, 9));
    testAssert(kernel.raise(InterruptEvent, 9));
    testAssert(server.readKernelEvents() == TestServer::Success);
    testAssert(server.interrupts == 2);
    return OK;
}

TestCase(UnhandledInterruptIsOnlyLogged)
{
    const Size numbers[] = { 0, 8, 10, 254, 255, 100000, 0xffffffff };
    TestServer server;
    TestKernel kernel(server);

    for (Size i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++)
        testAssert(kernel.raise(InterruptEvent, numbers[i]));

    testAssert(server.readKernelEvents() == TestServer::Success);
    testAssert(server.interrupts == 0);
    testAssert(kernel.raise(InterruptEvent, 9));
    testAssert(server.readKernelEvents() == TestServer::Success);
    testAssert(server.interrupts == 1);
    return OK;
}

TestCase(NewShareIsServed)
{
    TestServer server;
    TestKernel kernel(server);
    TestPeer peer(0);

    // The request was written before the server knew of the connection
    testAssert(peer.send(TestServer::Increment, 1, 1));
    testAssert(kernel.raise(ShareCreated, peer.pid, &peer));
    server.processAll();
    testAssert(isAnswered(peer, 1, 2));
    testAssert(server.m_registry.getConsumer(peer.pid) != ZERO);

    // Told a second time, the connection goes on where it is
    testAssert(kernel.raise(ShareCreated, peer.pid, &peer));
    server.processAll();
    testAssert(peer.send(TestServer::Increment, 5, 2));
    server.processAll();
    testAssert(isAnswered(peer, 2, 6));
    testAssert(server.handled == 2);
    return OK;
}

TestCase(TerminatedProcessIsForgotten)
{
    TestServer server;
    TestKernel kernel(server);
    TestPeer peer(0), other(1);

    testAssert(server.serve(peer) == TestServer::Success);
    testAssert(server.serve(other) == TestServer::Success);
    testAssert(kernel.raise(ProcessTerminated, peer.pid));
    server.processAll();
    testAssert(server.terminated == peer.pid);
    testAssert(server.m_registry.getConsumer(peer.pid) == ZERO);
    testAssert(server.m_registry.getProducer(peer.pid) == ZERO);
    testAssert(server.m_registry.getConsumer(other.pid) != ZERO);
    return OK;
}

TestCase(EventsThatDidNotFitAreMadeUpFor)
{
    TestServer server;
    TestKernel kernel(server);

    // Each device may be the one whose interrupt was dropped
    doorbell()->overflow = 1;
    testAssert(server.readKernelEvents() == TestServer::Success);
    testAssert(server.interrupts == 1 && server.lost == 1);

    // Once
    testAssert(server.readKernelEvents() == TestServer::Success);
    testAssert(server.interrupts == 1 && server.lost == 1);
    testAssert(kernel.raise(InterruptEvent, 9));
    testAssert(server.readKernelEvents() == TestServer::Success);
    testAssert(server.interrupts == 2 && server.lost == 1);
    return OK;
}
