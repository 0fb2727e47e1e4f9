// SPDX-License-Identifier: GPL-3.0-or-later

#include <ChannelClient.h>
#include "BenchClient.h"

BenchClient::BenchClient(const ProcessID server)
    : m_server(server)
{
}

bool BenchClient::request(const BenchMessage::Action action, u32 *value)
{
    m_message.type = ChannelMessage::Request;
    m_message.action = action;
    m_message.value = 0;

    if (ChannelClient::instance()->syncSendReceive(&m_message, sizeof(m_message), m_server) != ChannelClient::Success)
        return false;

    if (value)
        *value = m_message.value;
    return true;
}

int BenchClient::run()
{
    if (!request(BenchMessage::Join))
        return 1;

    for (;;)
        ProcessCtl(SELF, EnterSleep);
}
