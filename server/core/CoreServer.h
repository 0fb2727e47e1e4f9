// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __SERVER_CORE_CORESERVER_H
#define __SERVER_CORE_CORESERVER_H

#include <ChannelServer.h>
#include <PeerWatch.h>
#include <Types.h>
#include "CoreMessage.h"

/**
 * Knows the cores of the machine and starts programs on them.
 *
 * One core is used. A program for it is taken from the memory of the client.
 */
class CoreServer : public ChannelServer<CoreServer, CoreMessage>
{
  public:

    /** Largest program that is started, in bytes */
    static const Size MaximumProgramSize = MegaByte(16);

    /** Most words of a command */
    static const Size MaximumArguments = 32;

    /** Constructor */
    CoreServer();

  private:

    /** Looks after the servers that the system starts with. */
    virtual void timeout();

    void getCoreCount(CoreMessage *msg);
    void createProcess(CoreMessage *msg);
    void ping(CoreMessage *msg);
    static Core::Result fetchCommand(const CoreMessage *msg, char *command, const Size size);
    Core::Result startProgram(const CoreMessage *msg, const char *command);

    /** Start a program whose file is in our memory, as if we were never restarted in between. */
    Core::Result startOnce(const CoreMessage *msg, const Address file, const char *argv[]);

    /** @return True for a program of ours that waits for its start */
    bool neverRan(const ProcessInfo & info) const;

    /** @return True if the program was started in this request before we were restarted */
    bool wasStarted(const CoreMessage *msg);

    /** End what was being made in this request when we were restarted. */
    void endUnfinished(const char *path) const;

  private:

    PeerWatch m_watch;
};

#endif /* __SERVER_CORE_CORESERVER_H */
