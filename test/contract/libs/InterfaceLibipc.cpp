// SPDX-License-Identifier: GPL-3.0-or-later

#include <Channel.h>
#include <ChannelClient.h>
#include <ChannelMessage.h>
#include <ChannelRegistry.h>
#include <ChannelServer.h>
#include <MemoryChannel.h>
#include "Interface.h"

hasValue(Channel::Success, 0);
hasValue(Channel::InvalidArgument, 1);
hasValue(Channel::InvalidMode, 2);
hasValue(Channel::InvalidSize, 3);
hasValue(Channel::IOError, 4);
hasValue(Channel::ChannelFull, 5);
hasValue(Channel::NotFound, 6);
hasValue(Channel::NotSupported, 7);
hasValue(Channel::Producer, 0);
hasValue(Channel::Consumer, 1);
hasType(&Channel::getMessageSize, const Size (Channel::*)() const);
hasType(&Channel::read, Channel::Result (Channel::*)(void *));
hasType(&Channel::write, Channel::Result (Channel::*)(const void *));
hasType(&Channel::flush, Channel::Result (Channel::*)());

hasType(&MemoryChannel::setVirtual, Channel::Result (MemoryChannel::*)(const Address, const Address, const bool));
hasType(&MemoryChannel::setPhysical, Channel::Result (MemoryChannel::*)(const Address, const Address, const bool));
hasType(&MemoryChannel::unmap, Channel::Result (MemoryChannel::*)());
hasType(&MemoryChannel::read, Channel::Result (MemoryChannel::*)(void *));
hasType(&MemoryChannel::write, Channel::Result (MemoryChannel::*)(const void *));
hasType(&MemoryChannel::flush, Channel::Result (MemoryChannel::*)());
hasType(&MemoryChannel::operator ==, bool (MemoryChannel::*)(const MemoryChannel &) const);
hasType(&MemoryChannel::operator !=, bool (MemoryChannel::*)(const MemoryChannel &) const);

hasValue(ChannelMessage::Request, 0);
hasValue(ChannelMessage::Response, 1);
hasValue(sizeof(ChannelMessage), 8);
memberHasType(ChannelMessage, type, ChannelMessage::Type);
memberHasType(ChannelMessage, identifier, Size);
memberHasType(ChannelMessage, from, ProcessID);

typedef HashTable<ProcessID, Channel *> Channels;
hasValue(ChannelRegistry::Success, 0);
hasValue(ChannelRegistry::InvalidArgument, 1);
hasValue(ChannelRegistry::InvalidSize, 2);
hasValue(ChannelRegistry::IOError, 3);
hasValue(ChannelRegistry::NotFound, 4);
hasType(&ChannelRegistry::getConsumer, Channel * (ChannelRegistry::*)(const ProcessID));
hasType(&ChannelRegistry::getProducer, Channel * (ChannelRegistry::*)(const ProcessID));
hasType(&ChannelRegistry::getConsumers, Channels & (ChannelRegistry::*)());
hasType(&ChannelRegistry::getProducers, Channels & (ChannelRegistry::*)());
hasType(&ChannelRegistry::registerConsumer, ChannelRegistry::Result (ChannelRegistry::*)(const ProcessID, Channel *));
hasType(&ChannelRegistry::registerProducer, ChannelRegistry::Result (ChannelRegistry::*)(const ProcessID, Channel *));
hasType(&ChannelRegistry::unregisterConsumer, ChannelRegistry::Result (ChannelRegistry::*)(const ProcessID));
hasType(&ChannelRegistry::unregisterProducer, ChannelRegistry::Result (ChannelRegistry::*)(const ProcessID));

typedef ChannelClient::Result Result;
hasValue(ChannelClient::Success, 0);
hasValue(ChannelClient::InvalidArgument, 1);
hasValue(ChannelClient::InvalidSize, 2);
hasValue(ChannelClient::IOError, 3);
hasValue(ChannelClient::OutOfMemory, 4);
hasValue(ChannelClient::NotFound, 5);
hasType(&ChannelClient::instance, ChannelClient * (*)());
hasType(&ChannelClient::getRegistry, ChannelRegistry & (ChannelClient::*)());
hasType(&ChannelClient::initialize, Result (ChannelClient::*)());
hasType(&ChannelClient::connect, Result (ChannelClient::*)(const ProcessID, const Size));
hasType(&ChannelClient::receiveAny, Result (ChannelClient::*)(void *, const Size, ProcessID *));
hasType(&ChannelClient::processResponse, Result (ChannelClient::*)(const ProcessID, ChannelMessage *));
hasType(&ChannelClient::syncReceiveFrom, Result (ChannelClient::*)(void *, const Size, const ProcessID));
hasType(&ChannelClient::syncSendTo, Result (ChannelClient::*)(const void *, const Size, const ProcessID));

/** What the servers of this file are asked. */
struct OldMessage : public ChannelMessage
{
    u32 action;
    u32 value;
};

/** A channel that always has the same message. */
class OldChannel : public Channel
{
  public:

    OldChannel() : Channel(Consumer, sizeof(u32))
    {
    }

    virtual Result read(void *buffer) override
    {
        *(u32 *) buffer = m_messageSize;
        return m_mode == Consumer ? Success : InvalidMode;
    }
    virtual Result write(const void *) override { return InvalidMode; }
    virtual Result flush() override { return Success; }
};

/** Channels in memory, all of whose functions are replaced. */
class OldMemoryChannel : public MemoryChannel
{
  public:

    OldMemoryChannel() : MemoryChannel(Producer, sizeof(OldMessage))
    {
    }

    virtual Result read(void *buffer) override { return MemoryChannel::read(buffer); }
    virtual Result write(const void *) override { return ChannelFull; }
    virtual Result flush() override { return MemoryChannel::flush(); }
};

/** A client that talks to nobody. */
class OldClient : public ChannelClient
{
  public:

    virtual Result initialize() override { return Success; }
    virtual Result connect(const ProcessID, const Size) override { return NotFound; }
    virtual Result receiveAny(void *, const Size, ProcessID *) override { return NotFound; }
    virtual Result sendRequest(const ProcessID, void *, const Size, CallbackFunction *) override { return IOError; }
    virtual Result processResponse(const ProcessID, ChannelMessage *) override { return NotFound; }
    virtual Result syncReceiveFrom(void *, const Size, const ProcessID) override { return IOError; }
    virtual Result syncSendTo(const void *, const Size, const ProcessID) override { return IOError; }
    virtual Result syncSendReceive(void *, const Size, const ProcessID) override { return IOError; }
};

/** A registry that somebody derived from. */
class OldRegistry : public ChannelRegistry
{
  public:

    virtual ~OldRegistry() override
    {
    }
};

/** A server that uses all that servers have. */
class OldChannelServer : public ChannelServer<OldChannelServer, OldMessage>
{
  public:

    OldChannelServer() : ChannelServer<OldChannelServer, OldMessage>(this), retries(0), terminated(0)
    {
        addIPCHandler(1, &OldChannelServer::handler);
        addIPCHandler(2, &OldChannelServer::handler, false);
        addIRQHandler(3, &OldChannelServer::interrupt);
        m_time.ticks = 0;
        m_expiry.frequency = 0;
    }

    bool isComplete()
    {
        const MessageHandler<IPCHandlerFunction> *first = m_ipcHandlers[1], *second = m_ipcHandlers.get(2);
        const MessageHandler<IRQHandlerFunction> *third = m_irqHandlers[3];

        return m_instance == this && m_client == ChannelClient::instance() && &m_registry == &m_client->getRegistry() &&
               m_kernelEvent.getMessageSize() == sizeof(ProcessEvent) && m_self == ProcessCtl(SELF, GetPID) &&
               first->exec == &OldChannelServer::handler && first->sendReply && !second->sendReply && third &&
               *first != *second && !(*first == *second);
    }

    void again() { timeout(); }
    void retryNow() { retryAllRequests(); }
    void gone(const ProcessID pid) { onProcessTerminated(pid); }

  protected:

    virtual void timeout() override { ChannelServer<OldChannelServer, OldMessage>::timeout(); }
    virtual bool retryRequests() override { return ++retries < 3; }
    virtual void onProcessTerminated(const ProcessID pid) override { terminated = pid; }

  private:

    void handler(OldMessage *msg) { msg->value++; }
    void interrupt(Size vector) { retries = vector; }

  public:

    Size retries;
    ProcessID terminated;
};

hasValue(OldChannelServer::Success, 0);
hasValue(OldChannelServer::InvalidArgument, 1);
hasValue(OldChannelServer::InvalidSize, 2);
hasValue(OldChannelServer::IOError, 3);
hasType(&OldChannelServer::run, int (ChannelServer<OldChannelServer, OldMessage>::*)());
hasType(&OldChannelServer::setTimeout, void (ChannelServer<OldChannelServer, OldMessage>::*)(const uint));

typedef void (*OldFunction)();
typedef MessageHandler<OldFunction> OldHandler;
memberHasType(OldHandler, exec, const OldFunction);
memberHasType(OldHandler, sendReply, const bool);
hasType(&OldHandler::operator ==, const bool (OldHandler::*)(const OldHandler &) const);
hasType(&OldHandler::operator !=, const bool (OldHandler::*)(const OldHandler &) const);

static void function()
{
}

const char * checkLibipc()
{
    OldChannel old;
    OldMemoryChannel oldMemory;
    Channel *channel = &old;
    Channel plain(Channel::Producer, 16);
    u32 value = 0;

    require(channel->getMessageSize() == 4 && channel->read(&value) == Channel::Success && value == 4);
    require(channel->write(&value) == Channel::InvalidMode && channel->flush() == Channel::Success);
    channel = &oldMemory;
    require(channel->write(&value) == Channel::ChannelFull && channel->getMessageSize() == sizeof(OldMessage));
    require(plain.read(&value) == Channel::NotSupported && plain.write(&value) == Channel::NotSupported);
    require(plain.flush() == Channel::NotSupported);

    static Size pages[2][PAGESIZE / sizeof(Size)] ALIGN(PAGESIZE);
    MemoryChannel first(Channel::Producer, sizeof(OldMessage)), second(Channel::Consumer, sizeof(OldMessage));
    require(first.setVirtual((Address) pages[0], (Address) pages[1]) == Channel::Success);
    require(second.setVirtual((Address) pages[0], (Address) pages[1], false) == Channel::Success);
    require(first == second && !(first != second));

    OldMessage message;
    message.type = ChannelMessage::Response;
    message.identifier = 0x7fffffff;
    require(message.type == ChannelMessage::Response && message.identifier == 0x7fffffff);

    OldRegistry registry;
    require(registry.getConsumer(3) == ZERO && registry.getProducer(3) == ZERO);
    require(registry.getConsumers().isEmpty() && registry.getProducers().isEmpty());

    OldClient oldClient;
    ChannelClient *client = &oldClient;
    ProcessID pid = 0;
    require(client->initialize() == ChannelClient::Success && client->connect(5, 8) == ChannelClient::NotFound);
    require(signature<Result (ChannelClient::*)(const ProcessID, void *, const Size, CallbackFunction *)>(
        &ChannelClient::sendRequest));
    require(signature<Result (ChannelClient::*)(void *, const Size, const ProcessID)>(&ChannelClient::syncSendReceive));
    require(client->receiveAny(&message, sizeof(message), &pid) == ChannelClient::NotFound);
    require(client->syncSendReceive(&message, sizeof(message), 5) == ChannelClient::IOError);

    const OldHandler handler(function, true), other(function, false);
    require(handler == handler && handler != other && handler.exec == function && !other.sendReply);

    OldChannelServer server;
    require(server.isComplete());
    server.again();
    require(server.retries == 3);
    server.retries = 0;
    server.retryNow();
    server.gone(7);
    require(server.retries == 3 && server.terminated == 7);
    server.setTimeout(1000);
    return ZERO;
}
