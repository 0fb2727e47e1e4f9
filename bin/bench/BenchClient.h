// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __BIN_BENCH_BENCHCLIENT_H
#define __BIN_BENCH_BENCHCLIENT_H

#include <FreeNOS/User.h>
#include "BenchMessage.h"

/**
 * Client of the benchmark's server.
 */
class BenchClient
{
  public:

    /**
     * Constructor
     *
     * @param server ProcessID of the server
     */
    BenchClient(const ProcessID server);

    /**
     * Send one request and wait for its answer
     *
     * @param action What the server is to do
     *
     * @param value Receives what the server says, may be null
     *
     * @return True on success
     */
    bool request(const BenchMessage::Action action, u32 *value = ZERO);

    /**
     * Connect to the server, then sleep until this process is killed
     *
     * @return Exit status: only when the server cannot be reached
     */
    int run();

  private:

    const ProcessID m_server;
    BenchMessage m_message;
};

#endif /* __BIN_BENCH_BENCHCLIENT_H */
