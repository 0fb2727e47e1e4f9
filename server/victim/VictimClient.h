// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __SERVER_VICTIM_VICTIMCLIENT_H
#define __SERVER_VICTIM_VICTIMCLIENT_H

#include <Macros.h>
#include <Types.h>
#include "VictimMessage.h"

/**
 * Client of a victim.
 */
class VictimClient
{
  public:

    /** Limit for a request that does harm each time it is served. */
    static const Size Always = ~(Size) 0;

    /**
     * Constructor.
     *
     * @param pid ProcessID of the victim
     */
    VictimClient(const ProcessID pid);

    /**
     * Send a request and wait for its answer, however many lives of the server it takes.
     *
     * @param action What to do
     * @param value In: value of the request. Out: value of the answer
     * @param limit Highest restart count at which the server does harm, see harmOnce()
     * @param peer Process that Deadlock is about
     *
     * @return Result code, IpcError if the server ended for good
     */
    Victim::Result request(const Victim::Action action, Size & value, const Size limit = Always,
                           const ProcessID peer = 0) const;

    /**
     * Have the server answer a number.
     *
     * @return True if the answer came and is right
     */
    bool echo(const Size value) const;

    /**
     * Request harm that is done once: the life of the server that follows answers the same request.
     *
     * @param action What to do
     * @param value In: value of the request. Out: value of the answer
     * @param peer Process that Deadlock is about
     *
     * @return As request()
     */
    Victim::Result harmOnce(const Victim::Action action, Size & value, const ProcessID peer = 0) const;

    /** @return Restart count of the server, ANY if there is no such process */
    Size restarts() const;

  private:

    /** ProcessID of the server. */
    const ProcessID m_pid;
};

#endif /* __SERVER_VICTIM_VICTIMCLIENT_H */
