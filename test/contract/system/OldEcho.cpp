// SPDX-License-Identifier: GPL-3.0-or-later

#include "OldEcho.h"

EchoServer::EchoServer()
    : ChannelServer<EchoServer, EchoMessage>(this)
    , m_release(false)
    , timeouts(0)
    , retries(0)
    , interrupts(0)
    , terminated(0)
{
    addIPCHandler(Echo::Add, &EchoServer::addHandler);
    addIPCHandler(Echo::Later, &EchoServer::laterHandler, false);
    addIPCHandler(Echo::Release, &EchoServer::releaseHandler);
    addIPCHandler(Echo::Direct, &EchoServer::directHandler, false);
    addIPCHandler(Echo::Die, &EchoServer::dieHandler);
    addIPCHandler(Echo::Count, &EchoServer::countHandler);
    addIRQHandler(9, &EchoServer::interruptHandler);
}

void EchoServer::addHandler(EchoMessage *msg)
{
    DEBUG("self = " << m_self << " from = " << msg->from << " value = " << msg->value);
    msg->value++;
    msg->text[0] = msg->from == m_self ? 's' : 'o';
    msg->result = Echo::Success;
}

void EchoServer::laterHandler(EchoMessage *msg)
{
    m_waiting.append(new EchoMessage(*msg));
}

void EchoServer::releaseHandler(EchoMessage *msg)
{
    m_release = true;
    msg->result = Echo::Success;
}

void EchoServer::directHandler(EchoMessage *msg)
{
    msg->value *= 2;
    answer(msg);
}

void EchoServer::dieHandler(EchoMessage *msg)
{
    ProcessCtl(SELF, KillPID, msg->value);
}

void EchoServer::countHandler(EchoMessage *msg)
{
    msg->value = timeouts + (100 * terminated);
    msg->result = Echo::Success;
    setTimeout(1);
}

void EchoServer::interruptHandler(Size vector)
{
    interrupts += vector;
}

void EchoServer::answer(EchoMessage *msg)
{
    Channel *channel = m_registry.getProducer(msg->from);

    msg->type = ChannelMessage::Response;
    msg->result = Echo::Success;

    if (!channel)
    {
        ERROR("no channel for PID " << msg->from);
        return;
    }
    if (channel->write(msg) != Channel::Success)
    {
        ERROR("failed to write to PID " << msg->from << ": result = " << (int) msg->result);
    }
    ProcessCtl(msg->from, Wakeup, 0);
}

void EchoServer::timeout()
{
    timeouts++;
    ChannelServer<EchoServer, EchoMessage>::timeout();
}

bool EchoServer::retryRequests()
{
    retries++;

    if (!m_release || m_waiting.isEmpty())
    {
        m_release = false;
        return false;
    }

    EchoMessage *msg = m_waiting.first();
    m_waiting.remove(msg);
    msg->value += 1000;
    answer(msg);
    delete msg;
    return true;
}

void EchoServer::onProcessTerminated(const ProcessID pid)
{
    DEBUG("process " << pid << " ended");
    terminated++;
}
