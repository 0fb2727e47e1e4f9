// SPDX-License-Identifier: GPL-3.0-or-later

#include "FileSystemRequest.h"

FileSystemRequest::FileSystemRequest(FileSystemMessage *msg)
    : m_message(*msg)
    , m_buffer(&m_message)
    , m_slot(0)
    , m_hasSlot(false)
{
}

FileSystemMessage * FileSystemRequest::getMessage()
{
    return &m_message;
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
