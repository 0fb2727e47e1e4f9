// SPDX-License-Identifier: GPL-3.0-or-later

#include <Allocator.h>
#include <RecoveryServer.h>
#include "OldEcho.h"
#include "OldFiles.h"
#include "Signature.h"

// What ChannelServer.h and FileSystemServer.h bring without being asked
hasValue(MAX_PROCS, 1024);
memberHasType(ProcessEvent, number, Size);
memberHasType(Timer::Info, ticks, u32);
static Vector<int> *vectorOfServer;
static List<String> *listOfServer;
static IOBuffer *bufferOfServer;
static DeviceServer *deviceOfServer;

/** What the RecoveryServer is. */
static ChannelServer<RecoveryServer, RecoveryMessage> * baseOf(RecoveryServer *server)
{
    return server;
}

/** A message without a result, whose action is a large number: the least that a server needs. */
typedef struct SmallMessage : public ChannelMessage
{
    ulong action;
} SmallMessage;

/** A message whose result is no number. */
typedef struct TextMessage : public ChannelMessage
{
    uint action;
    char result[8];
    const char *address;
} TextMessage;

class SmallServer : public ChannelServer<SmallServer, SmallMessage>
{
  public:

    SmallServer() : ChannelServer<SmallServer, SmallMessage>(this)
    {
        addIPCHandler(0, &SmallServer::handler);
    }

    /** Looks at what is protected. @return ZERO, or what is not there */
    const char * checkMembers()
    {
        typedef ChannelServer<SmallServer, SmallMessage> Base;

        static_assert(Same<IPCHandlerFunction, void (SmallServer::*)(SmallMessage *)>::Value);
        static_assert(Same<IRQHandlerFunction, void (SmallServer::*)(Size)>::Value);
        hasType(&SmallServer::addIPCHandler, void (Base::*)(const Size, IPCHandlerFunction, const bool));
        hasType(&SmallServer::addIRQHandler, void (Base::*)(const Size, IRQHandlerFunction));
        hasType(&SmallServer::retryAllRequests, void (Base::*)());
        hasType(&SmallServer::run, int (Base::*)());
        hasType(&SmallServer::setTimeout, void (Base::*)(const uint));
        memberHasType(SmallServer, m_instance, SmallServer *);
        memberHasType(SmallServer, m_client, ChannelClient *);
        memberHasType(SmallServer, m_registry, ChannelRegistry &);
        memberHasType(SmallServer, m_kernelEvent, MemoryChannel);
        memberHasType(SmallServer, m_self, ProcessID);
        memberHasType(SmallServer, m_time, Timer::Info);
        memberHasType(SmallServer, m_expiry, Timer::Info);

        require(m_instance == this && m_self == (ProcessID) ProcessCtl(SELF, GetPID));
        require(m_ipcHandlers.get(0)->exec == &SmallServer::handler && m_ipcHandlers.get(0)->sendReply);
        require(m_ipcHandlers.size() == 255 && m_irqHandlers.size() == 255);
        setTimeout(1);
        require(m_expiry.frequency > 0);
        return ZERO;
    }

  private:

    void handler(SmallMessage *)
    {
    }
};

class TextServer : public ChannelServer<TextServer, TextMessage>
{
  public:

    TextServer() : ChannelServer<TextServer, TextMessage>(this)
    {
    }
};

typedef ChannelServer<SmallServer, SmallMessage> SmallBase;
hasValue(SmallBase::Success, 0);
hasValue(SmallBase::InvalidArgument, 1);
hasValue(SmallBase::InvalidSize, 2);
hasValue(SmallBase::IOError, 3);

hasType(&DeviceServer::registerDevice, void (DeviceServer::*)(Device *, const char *));
hasType(&DeviceServer::registerInterrupt, void (DeviceServer::*)(Device *, Size));

memberHasType(FileCache, file, File *);
memberHasType(FileCache, name, String);
memberHasType(FileCache, entries, HashTable<String, FileCache *>);
memberHasType(FileCache, parent, FileCache *);

const char * checkServers()
{
    require(!vectorOfServer && !listOfServer && !bufferOfServer && !deviceOfServer && !baseOf(ZERO));

    SmallServer small;
    TextServer text;
    EchoServer echo;
    const char *failed = small.checkMembers();

    if (!failed)
    {
        OldFileSystem files("/contract");
        failed = files.checkMembers();
    }
    return failed;
}
