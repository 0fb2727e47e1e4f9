// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __SERVER_VICTIM_VICTIMSERVER_H
#define __SERVER_VICTIM_VICTIMSERVER_H

#include <ChannelServer.h>
#include <Types.h>
#include "VictimMessage.h"

/**
 * Server that harms itself on request, for tests of the recovery.
 *
 * A request carries a limit: once the server was restarted more often than that, it answers instead. A request with
 * a high limit ends the server each time that it is served, until it is refused.
 */
class VictimServer : public ChannelServer<VictimServer, VictimMessage>
{
  public:

    /** Constructor. */
    VictimServer();

  private:

    /** Make every kind of harm, as the action says. */
    void harm(VictimMessage *msg);

    /** Answer the value plus one. */
    void echo(VictimMessage *msg);

    /** Work long, but say so. */
    void progress(VictimMessage *msg);

    /** Sleep, then answer. */
    void slow(VictimMessage *msg);

    /** Do not answer. */
    void silent(VictimMessage *msg);

    /** Ask another victim, which asks us. */
    void deadlock(VictimMessage *msg);

    /** Wait for another victim that loops. */
    void waitForLoop(VictimMessage *msg);

    /** Send an answer with an identifier that no request had. */
    void corruptChannel(VictimMessage *msg);

    /** True if this life of the server does the harm that the request asks for. */
    bool isDue(const VictimMessage *msg) const;

    /** Do it. Returns only if the machine does not trap it. */
    void perform(const VictimMessage *msg);

    void leakMemory();
    void corruptHeap();
};

#endif /* __SERVER_VICTIM_VICTIMSERVER_H */
