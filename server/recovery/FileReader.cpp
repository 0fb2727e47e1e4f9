// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include <ChannelClient.h>
#include <Log.h>
#include <MemoryBlock.h>
#include "FileReader.h"

FileReader::FileReader(Listener *listener)
    : m_listener(listener)
    , m_callback(this, &FileReader::onResponse)
    , m_step(Nothing)
    , m_redirected(false)
{
    MemoryBlock::set(m_path, 0, sizeof(m_path));
    MemoryBlock::set(&m_buffer, 0, sizeof(m_buffer));
}

void FileReader::start(const char *path)
{
    MemoryBlock::set(m_path, 0, sizeof(m_path));
    MemoryBlock::copy(m_path, (char *) path, sizeof(m_path));
    m_redirected = false;
    askAttributes(ROOTFS_PID);
}

void FileReader::finish(const u8 *data)
{
    char path[ProgramImage::PathLength];
    Memory::Range buffer = m_buffer;

    // The listener may have us read the next file
    m_buffer.size = 0;
    m_step = Nothing;
    MemoryBlock::copy((void *) path, m_path, sizeof(path));
    m_listener->onFile(path, data, data ? m_stat.size : 0);

    if (buffer.size)
        VMCtl(SELF, Release, &buffer);
}

bool FileReader::send(const ProcessID pid)
{
    if (ChannelClient::instance()->sendRequest(pid, &m_message, sizeof(m_message), &m_callback, Patience) ==
        ChannelClient::Success)
        return true;

    ERROR("cannot ask process " << pid << " for " << m_path);
    finish();
    return false;
}

void FileReader::askAttributes(const ProcessID pid)
{
    m_message = FileSystemMessage();
    m_message.action = FileSystem::StatFile;
    m_message.result = FileSystem::Success;
    m_message.buffer = m_path;
    m_message.size = String::length((const char *) m_path) + 1;
    m_message.offset = 0;
    m_message.inode = 0;
    m_message.stat = &m_stat;
    m_message.pid = 0;
    m_message.pathMountLength = 0;
    m_message.timeout.frequency = 0;
    m_step = Attributes;
    send(pid);
}

void FileReader::askContents()
{
    m_buffer.virt = 0;
    m_buffer.phys = 0;
    m_buffer.size = (m_stat.size + PAGESIZE - 1) & PAGEMASK;
    m_buffer.access = Memory::User | Memory::Readable | Memory::Writable;

    if (VMCtl(SELF, MapSparse, &m_buffer) != API::Success)
    {
        m_buffer.size = 0;
        ERROR("no memory to read " << m_path);
        finish();
        return;
    }

    m_message = FileSystemMessage();
    m_message.action = FileSystem::ReadFile;
    m_message.result = FileSystem::Success;
    m_message.buffer = (char *) m_buffer.virt;
    m_message.size = m_stat.size;
    m_message.offset = 0;
    m_message.inode = m_stat.inode;
    m_message.stat = ZERO;
    m_message.pid = 0;
    m_message.pathMountLength = 0;
    m_message.timeout.frequency = 0;
    m_step = Contents;
    send(m_stat.pid);
}

void FileReader::onResponse(FileSystemMessage *msg)
{
    // Without an answer the file system is gone for good, or keeps us from the files of others
    if (!msg)
    {
        WARNING("no answer about " << m_path);
        finish();
    }
    else if (m_step == Attributes)
        onAttributes(msg);
    else if (m_step == Contents)
        onContents(msg);
}

void FileReader::onAttributes(const FileSystemMessage *msg)
{
    if (msg->result == FileSystem::RedirectRequest && !m_redirected)
    {
        m_redirected = true;
        askAttributes(msg->pid);
        return;
    }

    if (msg->result == FileSystem::Success && (msg->carries & FileSystemMessage::CarriesStat))
        m_stat = msg->inside.stat;

    if (msg->result != FileSystem::Success || m_stat.type != FileSystem::RegularFile || m_stat.size == 0 ||
        m_stat.size > ProgramImage::MaximumSize)
    {
        WARNING("no file " << m_path << ": result " << (int) msg->result);
        finish();
        return;
    }
    askContents();
}

void FileReader::onContents(const FileSystemMessage *msg)
{
    if (msg->result != FileSystem::Success || msg->size != m_stat.size)
    {
        WARNING("cannot read " << m_path << ": result " << (int) msg->result);
        finish();
    }
    else
        finish((const u8 *) m_buffer.virt);
}
