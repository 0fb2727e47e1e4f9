// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __BIN_BENCH_BENCHSERVER_H
#define __BIN_BENCH_BENCHSERVER_H

#include <ChannelServer.h>
#include "BenchMessage.h"

/**
 * The smallest server: what a request to it costs is the cost of the channel.
 */
class BenchServer : public ChannelServer<BenchServer, BenchMessage>
{
  public:

    /**
     * Constructor
     */
    BenchServer();

  private:

    /**
     * Answer without doing anything
     *
     * @param msg Request and answer
     */
    void nothingHandler(BenchMessage *msg);

    /**
     * Count a client
     *
     * @param msg Request and answer
     */
    void joinHandler(BenchMessage *msg);

  private:

    u32 m_joined;
};

#endif /* __BIN_BENCH_BENCHSERVER_H */
