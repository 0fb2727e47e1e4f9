// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestCase.h>
#include <TestRunner.h>
#include <TestInt.h>
#include "DummyServer.h"

static u8 events[2 * PAGESIZE] ALIGN(PAGESIZE);

TestCase(ServerConstruct)
{
    DummyServer server;

    testAssert(server.m_instance == &server && server.m_client == ChannelClient::instance());
    testAssert(&server.m_registry == &ChannelClient::instance()->getRegistry());
    testAssert(server.m_self == ProcessCtl(SELF, GetPID));
    testAssert(server.m_kernelEvent.getMessageSize() == sizeof(ProcessEvent));
    testAssert(server.m_kernelEvent.m_data.getBase() != IO_BASE);
    testAssert(server.m_ipcHandlers.count() == 2 && server.m_irqHandlers.count() == 1);
    testAssert(DummyServer::MaximumHandlerCount == 255 && server.m_irqHandlers.size() == 255);
    return OK;
}

TestCase(ServerHandlers)
{
    DummyServer server;

    server.addIRQHandler(20, &DummyServer::interruptHandler);
    testAssert(server.m_irqHandlers.count() == 2 && !server.m_irqHandlers[20]->sendReply);
    testAssert(server.m_irqHandlers[20]->exec == &DummyServer::interruptHandler);
    testAssert(server.m_ipcHandlers[10]->sendReply && !server.m_ipcHandlers[11]->sendReply);
    testAssert(*server.m_ipcHandlers[10] != *server.m_ipcHandlers[11]);
    testAssert(*server.m_irqHandlers[20] == *server.m_irqHandlers[12]);
    testAssert(server.m_ipcHandlers[12] == ZERO);
    return OK;
}

TestCase(ServerAccepts)
{
    DummyServer server;
    DummyPeer peer;

    testAssert(server.m_registry.getConsumer(DUMMY_PID) == ZERO);
    testAssert(server.accept(DUMMY_PID, peer.m_range) == DummyServer::Success);

    const MemoryChannel *consumer = (MemoryChannel *) server.m_registry.getConsumer(DUMMY_PID);
    const MemoryChannel *producer = (MemoryChannel *) server.m_registry.getProducer(DUMMY_PID);
    testAssert(consumer != ZERO && producer != ZERO);
    testAssert(*consumer == peer.m_producer && *producer == peer.m_consumer);
    testAssert(consumer->m_mode == Channel::Consumer && producer->m_mode == Channel::Producer);
    return OK;
}

TestCase(ServerAnswers)
{
    TestInt<uint> values(0, 1000000);
    DummyServer server;
    DummyPeer peer;
    DummyMessage msg;

    testAssert(server.accept(DUMMY_PID, peer.m_range) == DummyServer::Success);
    for (uint i = 0; i < 10; i++)
    {
        testAssert(peer.send(10, values.random(), i + 1));
        testAssert(server.readChannels() == DummyServer::Success);
        testAssert(peer.m_consumer.read(&msg) == Channel::Success);
        testAssert(msg.type == ChannelMessage::Response && msg.identifier == i + 1);
        testAssert(msg.value == values[i] + i + 1 && server.m_from == DUMMY_PID);
    }
    testAssert(server.m_counter == 10);
    return OK;
}

TestCase(ServerSendsNoReplyForSilentHandlers)
{
    DummyServer server;
    DummyPeer peer;
    DummyMessage msg;

    testAssert(server.accept(DUMMY_PID, peer.m_range) == DummyServer::Success);
    testAssert(peer.send(11, 5) && peer.send(11, 6));
    server.processAll();
    testAssert(server.m_counter == 11);
    testAssert(peer.m_consumer.read(&msg) == Channel::NotFound);
    return OK;
}

TestCase(ServerOnlyLogsUnhandledActions)
{
    DummyServer server;
    DummyPeer peer;

    testAssert(server.accept(DUMMY_PID, peer.m_range) == DummyServer::Success);
    testAssert(peer.send(99, 5) && peer.send(100000, 5) && peer.send(10, 5));
    testAssert(server.readChannels() == DummyServer::Success);
    testAssert(server.m_counter == 1);
    return OK;
}

TestCase(ServerContinuesAfterRestart)
{
    DummyPeer peer;
    DummyMessage msg;

    {
        DummyServer server;

        testAssert(server.accept(DUMMY_PID, peer.m_range) == DummyServer::Success);
        testAssert(peer.send(10, 1, 1));
        server.processAll();
        testAssert(peer.m_consumer.read(&msg) == Channel::Success && msg.value == 2);
        testAssert(peer.send(10, 5, 2));
    }
    // A new one with the same pages serves what waits
    DummyServer server;
    testAssert(server.accept(DUMMY_PID, peer.m_range, false) == DummyServer::Success);
    server.processAll();
    testAssert(peer.m_consumer.read(&msg) == Channel::Success && msg.value == 6 && msg.identifier == 2);
    return OK;
}

TestCase(ServerReadsKernelEvents)
{
    MemoryChannel kernel(Channel::Producer, sizeof(ProcessEvent));
    DummyServer server;
    ProcessEvent event;

    MemoryBlock::set(events, 0, sizeof(events));
    kernel.setVirtual((Address) events, (Address) events + PAGESIZE);
    server.m_kernelEvent.setVirtual((Address) events, (Address) events + PAGESIZE);

    MemoryBlock::set(&event, 0, sizeof(event));
    event.type = InterruptEvent;
    event.number = 12;
    testAssert(kernel.write(&event) == Channel::Success);
    testAssert(server.readKernelEvents() == DummyServer::Success);
    testAssert(server.m_vector == 12);

    // Nobody handles this one
    event.number = 13;
    testAssert(kernel.write(&event) == Channel::Success);
    testAssert(server.readKernelEvents() == DummyServer::Success);
    testAssert(server.m_vector == 12);
    return OK;
}

TestCase(ServerLearnsOfConnectionsAndTheirEnd)
{
    MemoryChannel kernel(Channel::Producer, sizeof(ProcessEvent));
    DummyServer server;
    DummyPeer peer;
    ProcessEvent event;

    MemoryBlock::set(events, 0, sizeof(events));
    kernel.setVirtual((Address) events, (Address) events + PAGESIZE);
    server.m_kernelEvent.setVirtual((Address) events, (Address) events + PAGESIZE);

    MemoryBlock::set(&event, 0, sizeof(event));
    event.type = ShareCreated;
    event.number = DUMMY_PID;
    event.share.pid = DUMMY_PID;
    event.share.range = peer.m_range;
    testAssert(kernel.write(&event) == Channel::Success);
    testAssert(server.readKernelEvents() == DummyServer::Success);
    testAssert(server.m_registry.getConsumer(DUMMY_PID) != ZERO && server.m_registry.getProducer(DUMMY_PID) != ZERO);

    event.type = ProcessTerminated;
    testAssert(kernel.write(&event) == Channel::Success);
    testAssert(server.readKernelEvents() == DummyServer::Success);
    testAssert(server.m_terminated == DUMMY_PID);
    testAssert(server.m_registry.getConsumer(DUMMY_PID) == ZERO && server.m_registry.getProducer(DUMMY_PID) == ZERO);
    return OK;
}

TestCase(ServerRetriesUntilNothingChanges)
{
    DummyServer server;

    server.retryAllRequests();
    testAssert(server.m_retries == 2);
    server.m_retries = 0;
    server.timeout();
    testAssert(server.m_retries == 2);
    return OK;
}
