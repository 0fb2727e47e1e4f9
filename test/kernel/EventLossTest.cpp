// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include <FreeNOS/FaultInfo.h>
#include <ChannelClient.h>
#include <ChannelServer.h>
#include <TestRunner.h>
#include <TestCase.h>
#include "GuestMain.h"

/*
 * Events of the kernel that do not fit into the channel of a process: what they told of is found out all the same.
 */

/** Message of this test */
struct LossMessage : public ChannelMessage
{
    u32 action; /**< What to do */
    u32 result; /**< Zero if done */
    u32 value;  /**< Argument and answer */
};

/** The only action: answers value plus one */
static const Size Increment = 1;

/** Many more events than fit: whoever is told may have a turn meanwhile, and read what there is */
static const Size Many = 2000;

/** Process of which a server waits to hear that it has ended */
static volatile u32 watched = 0;

/** Set when it has heard that */
static volatile u32 heard = 0;

/** ProcessID of the server, for clients */
static volatile u32 target = 0;

/** Tells a client that it is connected */
static volatile u32 connected = 0;

/**
 * Server that remembers whether a process has ended.
 */
class LossServer : public ChannelServer<LossServer, LossMessage>
{
  public:

    /** Constructor */
    LossServer()
        : ChannelServer<LossServer, LossMessage>(this)
    {
        addIPCHandler(Increment, &LossServer::increment);
    }

  protected:

    virtual void onProcessTerminated(const ProcessID pid)
    {
        if (pid == watched)
            heard = 1;
    }

  private:

    void increment(LossMessage *msg)
    {
        msg->value++;
        msg->result = 0;
    }
};

static ProcessShares::MemoryShare shareOf(const ProcessID pid, const Size tag)
{
    ProcessShares::MemoryShare share;

    MemoryBlock::set(&share, 0, sizeof(share));
    share.pid = pid;
    share.coreId = SystemInformation().coreId;
    share.tagId = tag;
    share.range.size = PAGESIZE;
    share.range.access = Memory::User | Memory::Readable | Memory::Writable;
    return share;
}

/** @return True if an event did not fit, of which the process does not know yet */
static bool hasLost(const ProcessID pid)
{
    u32 word = 0;

    return VMCopy(pid, API::Read, (Address) &word, (Address) &doorbell()->overflow, sizeof(word)) == API::Success &&
           word != 0;
}

/** Each share with it is an event. @return True if one did not fit */
static bool flood(const ProcessID pid)
{
    for (Size tag = 1; tag <= Many && !hasLost(pid); tag++)
    {
        ProcessShares::MemoryShare share = shareOf(pid, tag);

        if (VMShare(pid, API::Create, &share) != API::Success)
            return false;
    }
    return hasLost(pid);
}

ChildProgram(serves)
{
    LossServer server;
    return server.run();
}

ChildProgram(asks)
{
    LossMessage message;

    while (!target)
        GuestChild::pause();

    MemoryBlock::set(&message, 0, sizeof(message));
    message.action = Increment;
    message.value = 41;
    return ChannelClient::instance()->syncSendReceive(&message, sizeof(message), target) == ChannelClient::Success ?
           (int) message.value : 1;
}

ChildProgram(connects)
{
    while (!target)
        GuestChild::pause();

    connected = ChannelClient::instance()->connect(target, sizeof(LossMessage)) == ChannelClient::Success ? 1 : 2;

    for (;;)
        GuestChild::pause();
    return 0;
}

/** Falls when the RecoveryServer cannot be told of it */
ChildProgram(fallsUnheard)
{
    if (!flood(RECOVERY_PID))
        return 1;

    *(volatile u32 *) 0 = 1;
    return 2;
}

TestCase(ServerFindsClientsWhoseEventsDidNotFit)
{
    GuestChild server("serves"), asking("asks");
    const ProcessID pid = server.getProcessID();
    ProcessID ended;
    {
        GuestChild ending("connects");

        ended = ending.getProcessID();
        testAssert(server.isStarted() && asking.isStarted() && ending.isStarted());
        testAssert(server.waitForState(Process::Sleeping));
        testAssert(ProcessCtl(pid, Stop) == API::Success);
        testAssert(flood(pid) && server.write(watched, ended));
        testAssert(asking.write(target, pid) && ending.write(target, pid));
        testAssert(ending.waitForValue(connected, 1));
    }

    for (Size i = 0; i < GuestChild::Patience && asking.information().waitsFor != pid; i++)
        GuestChild::pause();

    testAssert(ProcessCtl(pid, Resume) == API::Success);

    // The one that asks is served, the one that ended is known to have ended and its share given up
    testAssert(asking.wait() == 42);
    testAssert(server.waitForValue(heard, 1));
    ProcessShares::MemoryShare share = shareOf(ended, 0);
    testAssert(VMShare(pid, API::Read, &share) == API::IOError);
    testAssert(VMShare(pid, API::Delete, &share) == API::Success);
    return OK;
}

TestCase(FaultOfWhichNobodyCouldBeToldEndsTheProgram)
{
    // The first one makes what stays
    testAssert(GuestChild("fallsUnheard").wait() == (0x100 | FaultInfo::MemoryAccess));
    GuestChild::pause();
    const uint shares = SystemInformation().shareCount;

    testAssert(GuestChild("fallsUnheard").wait() == (0x100 | FaultInfo::MemoryAccess));

    // Nor does the RecoveryServer keep what it shared with it
    for (Size i = 0; i < GuestChild::Patience && SystemInformation().shareCount != shares; i++)
        GuestChild::pause();
    testAssert(SystemInformation().shareCount == shares);
    return OK;
}
