// SPDX-License-Identifier: GPL-3.0-or-later

#include <Checksum.h>
#include <ListIterator.h>
#include <Log.h>
#include <MemoryBlock.h>
#include "DatastoreServer.h"

DatastoreServer::DatastoreServer()
    : ChannelServer<DatastoreServer, DatastoreMessage>(this)
    , m_core(SystemInformation().coreId)
{
    addIPCHandler(Datastore::RegisterBuffer, &DatastoreServer::registerBuffer);
    recoverBuffers();
}

DatastoreServer::~DatastoreServer()
{
    for (ListIterator<Buffer *> i(m_buffers); i.hasCurrent(); i++)
        delete i.current();
}

u32 DatastoreServer::headerSum(const Header *header)
{
    return checksum(header, sizeof(*header) - sizeof(header->sum));
}

void DatastoreServer::recoverBuffers()
{
    ProcessShares::MemoryShare share;

    for (Size i = 0;; i++)
    {
        MemoryBlock::set(&share, 0, sizeof(share));
        share.range.size = i;

        if (VMShare(SELF, API::Next, &share) != API::Success)
            break;

        if (share.tagId == 0 || share.tagId > MaximumTag || !share.attached || share.range.size < 2 * PAGESIZE)
            continue;

        Header *header = (Header *) share.range.virt;

        // It was being made when we were restarted: the request for it comes again
        if (header->magic == 0)
            continue;

        // The client can write here: what it damaged is lost to itself only
        if (header->magic != Magic || header->sum != headerSum(header) ||
            header->size > share.range.size - PAGESIZE || header->key[sizeof(header->key) - 1])
        {
            ERROR("buffer of process " << share.pid << " has a damaged header");
            continue;
        }

        Buffer *buffer = new Buffer;
        if (!buffer)
            break;

        buffer->pid = share.pid;
        buffer->tag = share.tagId;
        buffer->header = header;
        m_buffers.append(buffer);
    }
}

DatastoreServer::Buffer * DatastoreServer::find(const ProcessID pid, const char *key)
{
    for (ListIterator<Buffer *> i(m_buffers); i.hasCurrent(); i++)
    {
        if (i.current()->pid == pid && MemoryBlock::compare(i.current()->header->key, key))
            return i.current();
    }
    return ZERO;
}

Datastore::Result DatastoreServer::clientAddress(const Buffer *buffer, Address *address) const
{
    ProcessShares::MemoryShare share;

    MemoryBlock::set(&share, 0, sizeof(share));
    share.pid = m_self;
    share.coreId = m_core;
    share.tagId = buffer->tag;

    if (VMShare(buffer->pid, API::Read, &share) != API::Success)
        return Datastore::IOError;

    *address = share.range.virt + PAGESIZE;
    return Datastore::Success;
}

Datastore::Result DatastoreServer::createBuffer(const DatastoreMessage *msg)
{
    ProcessShares::MemoryShare share;
    Size count = 0, tag = 0;

    for (ListIterator<Buffer *> i(m_buffers); i.hasCurrent(); i++)
    {
        if (i.current()->pid == msg->from)
        {
            count++;
            if (i.current()->tag > tag)
                tag = i.current()->tag;
        }
    }

    if (count >= MaximumBuffers)
        return Datastore::IOError;

    const Size size = PAGESIZE + ((msg->size + PAGESIZE - 1) & PAGEMASK);
    API::Result result = API::Success;

    MemoryBlock::set(&share, 0, sizeof(share));
    share.pid = msg->from;
    share.coreId = m_core;
    share.tagId = tag + 1;

    Buffer *buffer = new Buffer;
    if (!buffer)
        return Datastore::IOError;

    if (!findUnfinished(share, size))
    {
        share.range.size = size;
        share.range.access = Memory::User | Memory::Readable | Memory::Writable;
        result = VMShare(msg->from, API::Create, &share);
    }

    if (result != API::Success)
    {
        ERROR("no buffer of " << msg->size << " bytes for process " << msg->from << ": result " << (int) result);
        delete buffer;
        return Datastore::IOError;
    }

    Header *header = (Header *) share.range.virt;

    Header made;

    MemoryBlock::set(&made, 0, sizeof(made));
    made.magic = Magic;
    made.size = msg->size;
    made.request = msg->identifier;
    MemoryBlock::copy((void *) made.key, (const void *) msg->key, sizeof(made.key));
    made.sum = headerSum(&made);

    // As one: whoever finds the magic number finds all of it
    MemoryBlock::copy(&header->size, &made.size, sizeof(made) - offsetof(Header, size));
    __atomic_store_n(&header->magic, Magic, __ATOMIC_RELEASE);

    buffer->pid = msg->from;
    buffer->tag = share.tagId;
    buffer->header = header;
    m_buffers.append(buffer);
    return Datastore::Success;
}

bool DatastoreServer::findUnfinished(ProcessShares::MemoryShare & share, const Size size)
{
    for (; VMShare(SELF, API::Read, &share) == API::Success; share.tagId++)
    {
        // All others have a header that their client damaged
        if (isRepeated() && share.attached && share.range.size == size &&
            ((const Header *) share.range.virt)->magic == 0)
            return true;
    }
    return false;
}

void DatastoreServer::registerBuffer(DatastoreMessage *msg)
{
    msg->key[sizeof(msg->key) - 1] = 0;
    msg->existing = 0;

    if (!msg->key[0] || msg->size == 0 || msg->size > MaximumSize)
    {
        msg->result = Datastore::InvalidArgument;
        return;
    }

    Buffer *buffer = find(msg->from, msg->key);

    if (buffer)
    {
        // Perhaps we made it in this request, but did not live to tell
        msg->existing = buffer->header->request != msg->identifier || !isRepeated();
        msg->result = buffer->header->size == msg->size ? Datastore::Success : Datastore::InvalidArgument;
    }
    else
    {
        msg->result = createBuffer(msg);
        buffer = find(msg->from, msg->key);
    }

    if (msg->result == Datastore::Success)
        msg->result = clientAddress(buffer, &msg->address);
}

void DatastoreServer::onProcessTerminated(const ProcessID pid)
{
    ProcessShares::MemoryShare share;
    bool found = false;

    for (ListIterator<Buffer *> i(m_buffers); i.hasCurrent();)
    {
        if (i.current()->pid == pid)
        {
            delete i.current();
            i.remove();
            found = true;
        }
        else
            i++;
    }

    if (found)
    {
        MemoryBlock::set(&share, 0, sizeof(share));
        VMShare(pid, API::Delete, &share);
    }
}
