// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestCase.h>
#include <TestRunner.h>
#include <Channel.h>
#include <ChannelMessage.h>

TestCase(ChannelAloneCarriesNothing)
{
    Channel ch(Channel::Producer, 12);
    u8 buffer[12];

    testAssert(ch.m_mode == Channel::Producer && ch.m_messageSize == 12 && ch.getMessageSize() == 12);
    testAssert(ch.read(buffer) == Channel::NotSupported);
    testAssert(ch.write(buffer) == Channel::NotSupported);
    testAssert(ch.flush() == Channel::NotSupported);
    return OK;
}

TestCase(ChannelMessageFields)
{
    ChannelMessage msg;

    testAssert(sizeof(msg) == 8);
    msg.from = 5;
    for (Size i = 0; i < 31; i++)
    {
        msg.type = i % 2 ? ChannelMessage::Response : ChannelMessage::Request;
        msg.identifier = 1U << i;
        testAssert(msg.identifier == 1U << i);
        testAssert(msg.type == (i % 2 ? ChannelMessage::Response : ChannelMessage::Request));
    }
    testAssert(msg.from == 5 && ChannelMessage::Request == 0 && ChannelMessage::Response == 1);
    return OK;
}
