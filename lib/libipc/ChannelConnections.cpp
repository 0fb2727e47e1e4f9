// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/User.h>
#include <FreeNOS/Doorbell.h>
#include <HashIterator.h>
#include <KernelTimer.h>
#include <MemoryBlock.h>
#include "ChannelClient.h"

/*
 * Making and ending connections, and what is seldom called.
 */

ChannelClient::ChannelClient()
    : m_requestCount(0)
    , m_deadlineCount(0)
    , m_deadline(ZERO)
    , m_epoch(0)
    , m_pid(ProcessCtl(SELF, GetPID))
    , m_core(0)
{
    MemoryBlock::set(m_requests, 0, sizeof(m_requests));
    m_core = SystemInformation().coreId;
}

ChannelClient::~ChannelClient()
{
}

ChannelClient::Result ChannelClient::initialize()
{
    return Success;
}

ChannelClient::Result ChannelClient::attach(const ProcessID pid,
                                            const Size msgSize,
                                            const Address address,
                                            const bool hardReset,
                                            const bool record)
{
    MemoryChannel *consumer = new MemoryChannel(Channel::Consumer, msgSize);
    MemoryChannel *producer = new MemoryChannel(Channel::Producer, msgSize);

    if (!consumer || !producer)
    {
        delete consumer;
        delete producer;
        return OutOfMemory;
    }

    // The process with the lower ProcessID writes to the first pair of pages
    const Address first = address, second = address + (2 * PAGESIZE);
    const Address out = m_pid < pid ? first : second;
    const Address in = m_pid < pid ? second : first;

    producer->setVirtual(out, out + PAGESIZE, hardReset);
    consumer->setVirtual(in, in + PAGESIZE, hardReset);

    if (record)
    {
        producer->recordSize();
        consumer->recordSize();
    }

    if (!hardReset)
    {
        // Go on with identifiers above all that were used before
        u8 message[PAGESIZE / 2];
        const ChannelMessage *header = (const ChannelMessage *) message;
        Size identifier = 0;

        for (Size i = 0; i < producer->slots(); i++)
        {
            if (producer->at(i, message) == Channel::Success && header->type == ChannelMessage::Request &&
                header->identifier > identifier)
                identifier = header->identifier;
        }
        producer->setIdentifier(identifier);
    }

    if (m_registry.registerConsumer(pid, consumer) != ChannelRegistry::Success)
    {
        delete consumer;
        delete producer;
        return OutOfMemory;
    }

    if (m_registry.registerProducer(pid, producer) != ChannelRegistry::Success)
    {
        m_registry.unregisterConsumer(pid);
        delete producer;
        return OutOfMemory;
    }
    return Success;
}

ChannelClient::Result ChannelClient::connect(const ProcessID pid, const Size msgSize)
{
    ProcessShares::MemoryShare share;

    if (msgSize < sizeof(ChannelMessage) || msgSize > MemoryChannel::MaximumSize || msgSize % sizeof(u32))
        return InvalidSize;

    for (Size i = 0; i < MaxConnectRetries; i++)
    {
        MemoryBlock::set(&share, 0, sizeof(share));
        share.pid = pid;
        share.coreId = m_core;
        share.tagId = 0;
        share.range.size = ChannelPages * PAGESIZE;
        share.range.access = Memory::User | Memory::Readable | Memory::Writable;

        switch (VMShare(pid, API::Create, &share))
        {
            case API::Success:
                return attach(pid, msgSize, share.range.virt, true, true);

            case API::AlreadyExists:
                if (VMShare(SELF, API::Read, &share) != API::Success)
                    return IOError;
                return attach(pid, msgSize, share.range.virt, false, true);

            case API::TemporaryUnavailable:
                VMShare(pid, API::Delete, &share);
                ProcessCtl(pid, Wakeup);
                ProcessCtl(SELF, Schedule);
                break;

            case API::NotFound:
                return NotFound;

            case API::OutOfMemory:
                return OutOfMemory;

            default:
                return IOError;
        }
    }
    return IOError;
}

void ChannelClient::disconnect(const ProcessID pid)
{
    ProcessShares::MemoryShare share;

    m_epoch++;
    m_registry.unregisterConsumer(pid);
    m_registry.unregisterProducer(pid);
    doorbell()->revoke(pid);

    MemoryBlock::set(&share, 0, sizeof(share));
    VMShare(pid, API::Delete, &share);

    for (Size i = 0; i < MaximumRequests; i++)
    {
        if (m_requests[i].callback && m_requests[i].pid == pid)
        {
            CallbackFunction *callback = m_requests[i].callback;
            release(m_requests[i]);
            callback->execute(ZERO);
        }
    }
}

u32 ChannelClient::generation(const ProcessID pid)
{
    MemoryChannel *channel = (MemoryChannel *) m_registry.getProducer(pid);
    ProcessInfo info;

    // While there is a connection nobody else gets the ProcessID
    if (channel && channel->getGeneration())
        return channel->getGeneration();

    if (ProcessCtl(pid, InfoPID, (Address) &info) != API::Success)
        return 0;

    if (channel)
        channel->setGeneration(info.generation);

    return info.generation;
}

MemoryChannel * ChannelClient::producer(const ProcessID pid, const Size msgSize, Result & result)
{
    Channel *channel = m_registry.getProducer(pid);

    if (!channel)
    {
        result = connect(pid, msgSize);
        if (result != Success)
            return ZERO;

        channel = m_registry.getProducer(pid);
    }

    if (channel->getMessageSize() != msgSize)
    {
        result = InvalidSize;
        return ZERO;
    }

    result = Success;
    return (MemoryChannel *) channel;
}

ChannelClient::Result ChannelClient::wait(const ProcessID pid)
{
    Doorbell *bell = doorbell();

    // Events that nobody has read yet must not end each wait at once; new ones do, because they tell of a dead peer
    const u32 events = __atomic_exchange_n(&bell->events, 0, __ATOMIC_SEQ_CST);

    const bool alive = waitOnce(pid, ZERO);

    if (events)
        bell->events = events;

    return alive ? Success : IOError;
}

ChannelClient::Result ChannelClient::waitFor(ChannelMessage *buffer,
                                             const ProcessID pid,
                                             const Size identifier,
                                             const bool any)
{
    for (;;)
    {
        const bool ended = wait(pid) != Success;
        const Result result = receive(buffer, pid, identifier, any);

        // What it sent before it ended still counts
        if (result != NotFound)
            return result;

        if (ended)
        {
            disconnect(pid);
            return IOError;
        }
    }
}

ChannelClient::Result ChannelClient::syncSendTo(const void *buffer, const Size msgSize, const ProcessID pid)
{
    Result result;
    MemoryChannel *channel = producer(pid, msgSize, result);

    if (!channel)
        return result;

    result = send(channel, buffer, pid);
    if (result == Success)
        ProcessCtl(pid, Wakeup);

    return result;
}

ChannelClient::Result ChannelClient::syncReceiveFrom(void *buffer, const Size msgSize, const ProcessID pid)
{
    Result result;

    if (!producer(pid, msgSize, result))
        return result;

    result = receive((ChannelMessage *) buffer, pid, 0, true);
    if (result == NotFound)
    {
        // It may have waited for room
        doorbell()->ring(pid);
        result = waitFor((ChannelMessage *) buffer, pid, 0, true);
    }
    return result;
}

ChannelClient::Result ChannelClient::receiveAny(void *buffer, const Size msgSize, ProcessID *pid)
{
    for (HashIterator<ProcessID, Channel *> i(m_registry.getConsumers()); i.hasCurrent(); i++)
    {
        if (i.current()->getMessageSize() == msgSize && i.current()->read(buffer) == Channel::Success)
        {
            *pid = i.key();
            return Success;
        }
    }
    return NotFound;
}

ChannelClient::Result ChannelClient::sendRequest(const ProcessID pid,
                                                 void *buffer,
                                                 const Size msgSize,
                                                 CallbackFunction *callback)
{
    return sendRequest(pid, buffer, msgSize, callback, 0);
}

ChannelClient::Result ChannelClient::sendRequest(const ProcessID pid,
                                                 void *buffer,
                                                 const Size msgSize,
                                                 CallbackFunction *callback,
                                                 const uint msec)
{
    ChannelMessage *message = (ChannelMessage *) buffer;
    Request *request = ZERO;
    Result result;

    if (!callback)
        return InvalidArgument;

    for (Size i = 0; i < MaximumRequests && !request; i++)
    {
        if (!m_requests[i].callback)
            request = &m_requests[i];
    }

    if (!request)
        return OutOfMemory;

    MemoryChannel *channel = producer(pid, msgSize, result);
    if (!channel)
        return result;

    message->type = ChannelMessage::Request;
    message->identifier = channel->nextIdentifier();

    // A full channel is an error here: waiting is what the caller does not want
    if (channel->write(buffer) != Channel::Success)
        return IOError;

    request->pid = pid;
    request->identifier = channel->getIdentifier();
    request->callback = callback;
    m_requestCount++;

    if (startDeadline(request->deadline, msec))
        m_deadlineCount++;

    doorbell()->grant(pid);
    doorbell()->ring(pid);
    return Success;
}

void ChannelClient::release(Request & request)
{
    if (request.deadline.frequency)
        m_deadlineCount--;

    request.callback = ZERO;
    m_requestCount--;
}

bool ChannelClient::startDeadline(Timer::Info & deadline, const uint msec)
{
    deadline.frequency = 0;

    // Without a clock there are no deadlines
    return msec && KernelTimer().getCurrent(&deadline, msec) == Timer::Success && deadline.frequency;
}

bool ChannelClient::hasPassed(const Timer::Info & deadline)
{
    Timer::Info now;

    return ProcessCtl(SELF, InfoTimer, (Address) &now) != API::Success || (s32) (now.ticks - deadline.ticks) >= 0;
}

void ChannelClient::nextDeadline(Timer::Info & timer) const
{
    for (Size i = 0; i < MaximumRequests; i++)
    {
        const Request & request = m_requests[i];

        if (request.callback && request.deadline.frequency &&
            (!timer.frequency || (s32) (request.deadline.ticks - timer.ticks) < 0))
            timer = request.deadline;
    }
}

bool ChannelClient::expireRequests()
{
    bool expired = false;

    for (Size i = 0; i < MaximumRequests && m_deadlineCount; i++)
    {
        Request & request = m_requests[i];

        if (!request.callback || !request.deadline.frequency || !hasPassed(request.deadline))
            continue;

        CallbackFunction *callback = request.callback;
        const ProcessID pid = request.pid;

        release(request);
        if (!hasRequest(pid))
            doorbell()->revoke(pid);

        // Whether the server is ill is not ours to judge
        ProcessCtl(pid, Complain);
        callback->execute(ZERO);
        expired = true;
    }
    return expired;
}

ChannelClient::Result ChannelClient::firstRequest(void *buffer, const Size msgSize, const ProcessID pid)
{
    ChannelMessage *message = (ChannelMessage *) buffer;
    const Timer::Info *deadline = m_deadline;
    Result result;

    m_deadline = ZERO;

    MemoryChannel *channel = producer(pid, msgSize, result);
    if (!channel)
        return result;

    MemoryChannel *answers = (MemoryChannel *) m_registry.getConsumer(pid);
    if (!answers)
        return IOError;

    // A message that waits already before any request of ours can only be the answer
    const bool prepared = channel->getIdentifier() == 0 && answers->hasNext();
    const Size identifier = channel->nextIdentifier();

    message->type = ChannelMessage::Request;
    message->identifier = identifier;
    doorbell()->grant(pid);

    result = send(channel, buffer, pid, deadline);

    if (result == Success)
    {
        result = prepared ? receive(message, pid, identifier, true)
                          : waitForAnswer(answers, message, pid, identifier, deadline, waitOnce(pid, deadline));
    }

    if (!hasRequest(pid))
        doorbell()->revoke(pid);

    message->from = pid;
    return result;
}

ChannelClient::Result ChannelClient::syncSendReceive(void *buffer,
                                                     const Size msgSize,
                                                     const ProcessID pid,
                                                     const uint msec)
{
    Timer::Info deadline;

    if (startDeadline(deadline, msec))
        m_deadline = &deadline;

    const Result result = syncSendReceive(buffer, msgSize, pid);

    if (result == TimedOut)
        ProcessCtl(pid, Complain);

    return result;
}
