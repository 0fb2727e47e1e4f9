// SPDX-License-Identifier: GPL-3.0-or-later

#include "Channel.h"

Channel::Channel(const Mode mode, const Size messageSize)
    : m_mode(mode)
    , m_messageSize(messageSize)
{
}

Channel::~Channel()
{
}

Channel::Result Channel::read([[maybe_unused]] void *buffer)
{
    return NotSupported;
}

Channel::Result Channel::write([[maybe_unused]] const void *buffer)
{
    return NotSupported;
}

Channel::Result Channel::flush()
{
    return NotSupported;
}
