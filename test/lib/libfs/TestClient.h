// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __TEST_LIB_LIBFS_TESTCLIENT_H
#define __TEST_LIB_LIBFS_TESTCLIENT_H

#include <FreeNOS/User.h>
#include <ChannelClient.h>
#include <FileSystemServer.h>
#include <MemoryBlock.h>
#include <MemoryChannel.h>

/**
 * The client end of channels to a server in this process. The pages outlive both ends, as those of a real client.
 */
class TestClient
{
  public:

    /** No process has this number. */
    static const ProcessID ClientID = MAX_PROCS + 1234;

    TestClient()
        : m_producer(Channel::Producer, sizeof(FileSystemMessage))
        , m_consumer(Channel::Consumer, sizeof(FileSystemMessage))
        , m_identifier(0)
        , m_lower(ClientID < (ProcessID) ProcessCtl(SELF, GetPID))
    {
        m_base = ((Address) m_memory + PAGESIZE - 1) & ~((Address) PAGESIZE - 1);
        MemoryBlock::set((void *) m_base, 0, 4 * PAGESIZE);

        // The process with the lower number writes to the first pair of pages
        const Address first = m_base, second = m_base + 2 * PAGESIZE;
        m_producer.setVirtual(m_lower ? first : second, (m_lower ? first : second) + PAGESIZE);
        m_consumer.setVirtual(m_lower ? second : first, (m_lower ? second : first) + PAGESIZE);
    }

    /** Connect to a server, for the first time or again after its restart. */
    bool connect(FileSystemServer & server, const bool hardReset = true)
    {
        Memory::Range range;

        range.virt = m_base;
        range.phys = 0;
        range.size = 4 * PAGESIZE;
        range.access = Memory::User | Memory::Readable | Memory::Writable;
        disconnect();
        return server.accept(ClientID, range, hardReset) == 0;
    }

    /** The server does not know us any more. */
    void disconnect()
    {
        ChannelClient::instance()->getRegistry().unregisterConsumer(ClientID);
        ChannelClient::instance()->getRegistry().unregisterProducer(ClientID);
    }

    /** An empty request. */
    static FileSystemMessage request(const FileSystem::Action action)
    {
        FileSystemMessage msg;

        MemoryBlock::set((void *) &msg, 0, sizeof(msg));
        msg.type = ChannelMessage::Request;
        msg.action = action;
        return msg;
    }

    /** A request about a path. */
    static FileSystemMessage request(const FileSystem::Action action, const char *path)
    {
        FileSystemMessage msg = request(action);

        MemoryBlock::copy(msg.inside.path, const_cast<char *>(path), sizeof(msg.inside.path));
        msg.carries = FileSystemMessage::CarriesPath | FileSystemMessage::WantsStat | FileSystemMessage::CarriesMode;
        return msg;
    }

    /** Send a request. */
    bool send(FileSystemMessage & msg)
    {
        msg.identifier = ++m_identifier;
        return m_producer.write(&msg) == Channel::Success;
    }

    /** Take an answer, if one is there. */
    bool receive(FileSystemMessage & msg)
    {
        return m_consumer.read(&msg) == Channel::Success;
    }

    /** Send a request, let the server work, take the answer. IpcError when there is none. */
    FileSystem::Result ask(FileSystemServer & server, FileSystemMessage & msg)
    {
        if (!send(msg))
        {
            return FileSystem::IpcError;
        }
        server.readChannels();

        const Size identifier = msg.identifier;
        if (!receive(msg) || msg.type != ChannelMessage::Response || msg.identifier != identifier)
        {
            return FileSystem::IpcError;
        }
        return msg.result;
    }

    /** As ask(), about a path. */
    FileSystem::Result ask(FileSystemServer & server, const FileSystem::Action action, const char *path)
    {
        FileSystemMessage msg = request(action, path);

        return ask(server, msg);
    }

  private:

    u8 m_memory[5 * PAGESIZE];
    Address m_base;
    MemoryChannel m_producer;
    MemoryChannel m_consumer;
    Size m_identifier;
    const bool m_lower;
};

#endif /* __TEST_LIB_LIBFS_TESTCLIENT_H */
