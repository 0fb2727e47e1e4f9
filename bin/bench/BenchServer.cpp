// SPDX-License-Identifier: GPL-3.0-or-later

#include "BenchServer.h"

BenchServer::BenchServer()
    : ChannelServer<BenchServer, BenchMessage>(this)
    , m_joined(0)
{
    addIPCHandler(BenchMessage::Nothing, &BenchServer::nothingHandler);
    addIPCHandler(BenchMessage::Join, &BenchServer::joinHandler);
}

void BenchServer::nothingHandler(BenchMessage *)
{
}

void BenchServer::joinHandler(BenchMessage *msg)
{
    msg->value = ++m_joined;
}
