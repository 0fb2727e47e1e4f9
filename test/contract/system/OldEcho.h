// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __TEST_CONTRACT_SYSTEM_OLDECHO_H
#define __TEST_CONTRACT_SYSTEM_OLDECHO_H

#include <ChannelMessage.h>
#include <ChannelServer.h>
#include <Types.h>

/** What the server can be asked for. */
namespace Echo
{
    enum Action
    {
        Add = 1,
        Later,
        Release,
        Direct,
        Die,
        Count
    };

    enum Result
    {
        Success = 0,
        IOError
    };
}

/** A message of a server's own, with the sender once more, as some servers have it. */
typedef struct EchoMessage : public ChannelMessage
{
    ProcessID from;
    Echo::Action action;
    Echo::Result result;
    Size value;
    char text[16];
} EchoMessage;

/**
 * A server as it was written for FreeNOS 1.0.4.
 *
 * It knows nothing of what channels can do today: it answers by itself, keeps requests in its memory, and is told of
 * interrupts and ends.
 */
class EchoServer : public ChannelServer<EchoServer, EchoMessage>
{
  public:

    EchoServer();

  private:

    void addHandler(EchoMessage *msg);
    void laterHandler(EchoMessage *msg);
    void releaseHandler(EchoMessage *msg);
    void directHandler(EchoMessage *msg);
    void dieHandler(EchoMessage *msg);
    void countHandler(EchoMessage *msg);
    void interruptHandler(Size vector);
    void answer(EchoMessage *msg);

  protected:

    virtual void timeout();
    virtual bool retryRequests();
    virtual void onProcessTerminated(const ProcessID pid);

  private:

    List<EchoMessage *> m_waiting;
    bool m_release;

  public:

    Size timeouts;
    Size retries;
    Size interrupts;
    Size terminated;
};

#endif /* __TEST_CONTRACT_SYSTEM_OLDECHO_H */
