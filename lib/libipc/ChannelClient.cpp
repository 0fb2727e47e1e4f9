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

bool ChannelClient::waitOnce(const ProcessID pid, const Timer::Info *deadline)
{
    const bool ended = ProcessCtl(pid, WaitSignal, (Address) deadline) == API::NotFound;

    // ProcessIDs that the kernel does not give out cannot ring
    if (pid < Doorbell::MaximumProcesses)
        Doorbell::clearBits(doorbell()->inbox[pid / 32], 1U << (pid % 32));

    return !ended;
}

ALWAYS_INLINE bool ChannelClient::takeAnswer(MemoryChannel *answers, ChannelMessage *message, const Size identifier)
{
    const ChannelMessage *first = (const ChannelMessage *) answers->front();

    if (!first || first->type != ChannelMessage::Response || first->identifier != identifier)
        return false;

    answers->take(message);
    return true;
}

ChannelClient::Result ChannelClient::waitForAnswer(MemoryChannel *answers,
                                                   ChannelMessage *message,
                                                   const ProcessID pid,
                                                   const Size identifier,
                                                   const Timer::Info *deadline,
                                                   bool alive)
{
    for (;;)
    {
        // We only wait: that is a sign of life, too
        doorbell()->answerPing();

        // What it sent before it ended still counts
        const Result result = receive(message, pid, identifier, false);
        if (result != NotFound)
            return result;

        if (!alive)
        {
            disconnect(pid);
            return IOError;
        }

        if (deadline && hasPassed(*deadline))
            return TimedOut;

        alive = waitOnce(pid, deadline);

        if (takeAnswer(answers, message, identifier))
            return Success;
    }
}

ChannelClient::Result ChannelClient::syncSendReceive(void *buffer, const Size msgSize, const ProcessID pid)
{
    ChannelMessage *message = (ChannelMessage *) buffer;
    const ChannelRegistry::Pair *pair = m_registry.findPair(pid);

    if (!pair)
        return firstRequest(buffer, msgSize, pid);

    MemoryChannel *requests = (MemoryChannel *) pair->producer;
    MemoryChannel *answers = (MemoryChannel *) pair->consumer;
    const Timer::Info *deadline = m_deadline;
    Doorbell *bell = doorbell();

    if (!requests || !answers || requests->getMessageSize() != msgSize || !requests->getIdentifier())
        return firstRequest(buffer, msgSize, pid);

    // Callbacks may send requests of their own
    m_deadline = ZERO;

    const Size identifier = requests->nextIdentifier();
    const Size word = pid / 32;
    const u32 bit = 1U << (pid % 32);

    message->type = ChannelMessage::Request;
    message->identifier = identifier;
    Doorbell::setBits(bell->grants[word], bit);

    Result result = Success;

    if (requests->put(buffer, msgSize) != Channel::Success)
        result = send(requests, buffer, pid, deadline);

    if (result == Success)
    {
        Doorbell::setBits(bell->outbox[word], bit);
        Doorbell::setBits(bell->outboxSummary, 1U << word);

        const bool alive = ProcessCtl(pid, WaitSignal, (Address) deadline) != API::NotFound;

        Doorbell::clearBits(bell->inbox[word], bit);

        // Nearly always the answer is the next message
        if (!takeAnswer(answers, message, identifier))
            result = waitForAnswer(answers, message, pid, identifier, deadline, alive);
    }

    if (!m_requestCount || !hasRequest(pid))
        Doorbell::clearBits(bell->grants[word], bit);

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
