// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/User.h>
#include <FreeNOS/Doorbell.h>
#include "ChannelClient.h"

/*
 * What each request and answer passes through. The rest is in ChannelConnections.cpp.
 */

bool ChannelClient::hasRequest(const ProcessID pid) const
{
    for (Size i = 0; i < MaximumRequests && m_requestCount; i++)
    {
        if (m_requests[i].callback && m_requests[i].pid == pid)
            return true;
    }
    return false;
}

ChannelClient::Result ChannelClient::send(MemoryChannel *channel,
                                          const void *buffer,
                                          const ProcessID pid,
                                          const Timer::Info *deadline)
{
    Channel::Result result;

    while ((result = channel->write(buffer)) == Channel::ChannelFull)
    {
        // Somebody who reads makes room; somebody who is gone does not
        doorbell()->ring(pid);

        if (ProcessCtl(pid, Wakeup) == API::NotFound)
        {
            disconnect(pid);
            return IOError;
        }
        if (deadline && hasPassed(*deadline))
            return TimedOut;

        ProcessCtl(SELF, Schedule);
    }

    if (result != Channel::Success)
        return IOError;

    doorbell()->ring(pid);
    return Success;
}

ChannelClient::Result ChannelClient::receive(ChannelMessage *buffer,
                                             const ProcessID pid,
                                             const Size identifier,
                                             const bool any)
{
    MemoryChannel *channel = (MemoryChannel *) m_registry.getConsumer(pid);
    bool skipped = false;
    Result found = NotFound;
    Size slot, first = 0;

    if (!channel)
        return IOError;

    for (;;)
    {
        const Channel::Result result = channel->next(buffer, slot);

        if (result == Channel::IOError)
            return IOError;

        if (result != Channel::Success)
            break;

        if (buffer->type == ChannelMessage::Request && !any)
        {
            // We serve this process, too: its requests have their turn later
            first = skipped ? first : slot;
            skipped = true;
            continue;
        }

        channel->complete(slot);

        if (any || buffer->identifier == identifier)
        {
            found = Success;
            break;
        }

        // The answer to an asynchronous request, or one that nobody waits for any more
        processResponse(pid, buffer);
    }

    // Not further: what is in work before it was taken by somebody who will answer it
    if (skipped)
        channel->rewindTo(first);

    return found;
}

ChannelClient::Result ChannelClient::waitForAnswer(MemoryChannel *answers,
                                                   ChannelMessage *message,
                                                   const ProcessID pid,
                                                   const Size identifier,
                                                   const Timer::Info *deadline)
{
    Doorbell *bell = doorbell();

    for (;;)
    {
        const bool ended = ProcessCtl(pid, WaitSignal, (Address) deadline) == API::NotFound;

        if (pid < Doorbell::MaximumProcesses)
            __atomic_fetch_and(&bell->inbox[pid / 32], ~(1U << (pid % 32)), __ATOMIC_SEQ_CST);

        // Nearly always the answer is the next message
        const ChannelMessage *first = (const ChannelMessage *) answers->front();

        if (first && first->type == ChannelMessage::Response && first->identifier == identifier)
        {
            answers->take(message);
            return Success;
        }

        // We only wait: that is a sign of life, too
        bell->answerPing();

        // What it sent before it ended still counts
        const Result result = receive(message, pid, identifier, false);
        if (result != NotFound)
            return result;

        if (ended)
        {
            disconnect(pid);
            return IOError;
        }

        if (deadline && hasPassed(*deadline))
            return TimedOut;
    }
}

ChannelClient::Result ChannelClient::syncSendReceive(void *buffer, const Size msgSize, const ProcessID pid)
{
    ChannelMessage *message = (ChannelMessage *) buffer;
    MemoryChannel *channel = (MemoryChannel *) m_registry.getProducer(pid);
    Doorbell *bell = doorbell();
    const Timer::Info *deadline = m_deadline;
    Result result = Success;

    // Callbacks may send requests of their own
    m_deadline = ZERO;

    if (!channel || channel->getMessageSize() != msgSize)
    {
        channel = producer(pid, msgSize, result);
        if (!channel)
            return result;
    }

    MemoryChannel *answers = (MemoryChannel *) m_registry.getConsumer(pid);
    if (!answers)
        return IOError;

    // On a channel that never carried a request of ours, a message that waits already can only be the answer
    const bool prepared = channel->getIdentifier() == 0 && answers->hasNext();
    Size identifier = (channel->getIdentifier() + 1) & 0x7fffffff;

    if (!identifier)
        identifier = 1;

    channel->setIdentifier(identifier);
    message->type = ChannelMessage::Request;
    message->identifier = identifier;
    bell->grant(pid);

    if (channel->write(buffer) == Channel::Success)
        bell->ring(pid);
    else
        result = send(channel, buffer, pid, deadline);

    if (result == Success)
        result = prepared ? receive(message, pid, identifier, true)
                          : waitForAnswer(answers, message, pid, identifier, deadline);

    if (!m_requestCount || !hasRequest(pid))
        bell->revoke(pid);

    // Whatever the server says of the sender, we know whom we asked
    message->from = pid;
    return result;
}

void ChannelClient::processResponses(const ProcessID pid)
{
    u32 buffer[PAGESIZE / 2 / sizeof(u32)];
    ChannelMessage *message = (ChannelMessage *) buffer;
    MemoryChannel *channel;
    Size slot;

    while ((channel = (MemoryChannel *) m_registry.getConsumer(pid)) != ZERO &&
           channel->next(buffer, slot) == Channel::Success)
    {
        channel->complete(slot);
        message->from = pid;

        if (message->type == ChannelMessage::Response)
            processResponse(pid, message);
    }
}

ChannelClient::Result ChannelClient::processResponse(const ProcessID pid, ChannelMessage *msg)
{
    for (Size i = 0; i < MaximumRequests; i++)
    {
        if (m_requests[i].callback && m_requests[i].pid == pid && m_requests[i].identifier == msg->identifier)
        {
            CallbackFunction *callback = m_requests[i].callback;

            release(m_requests[i]);
            if (!hasRequest(pid))
                doorbell()->revoke(pid);

            callback->execute(msg);
            return Success;
        }
    }
    return NotFound;
}
