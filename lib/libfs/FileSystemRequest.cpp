// SPDX-License-Identifier: GPL-3.0-or-later

#include "FileSystemRequest.h"

FileSystemRequest::FileSystemRequest(FileSystemMessage *msg, const bool copy)
    : m_message(msg)
    , m_slot(0)
    , m_hasSlot(false)
{
    if (copy)
    {
        m_copy = *msg;
        m_message = &m_copy;
    }
    m_buffer.setMessage(m_message);
}

FileSystemMessage * FileSystemRequest::getMessage()
{
    return m_message;
}

IOBuffer & FileSystemRequest::getBuffer()
{
    return m_buffer;
}

Size FileSystemRequest::getSlot() const
{
    return m_slot;
}

bool FileSystemRequest::hasSlot() const
{
    return m_hasSlot;
}

void FileSystemRequest::setSlot(const Size slot)
{
    m_slot = slot;
    m_hasSlot = true;
}
