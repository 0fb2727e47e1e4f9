// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBIPC_CHANNELCLIENT_H
#define __LIB_LIBIPC_CHANNELCLIENT_H

#include <FreeNOS/User.h>
#include <Allocator.h>
#include <Callback.h>
#include <Index.h>
#include <Singleton.h>
#include <Timer.h>
#include <Types.h>
#include "ChannelMessage.h"
#include "ChannelRegistry.h"
#include "MemoryChannel.h"

/**
 * The requesting side of channels.
 *
 * A request gets the next identifier of its channel, and only the response that repeats it is taken as its answer. While a
 * request is under way its server may copy from and to our memory, not longer.
 */
class ChannelClient : public StrictSingleton<ChannelClient>
{
  private:

    /** Most asynchronous requests at the same time */
    static const Size MaximumRequests = 32;

    /** How often connect() tries again while an old connection is being detached */
    static const Size MaxConnectRetries = 16;

    /** Bytes of each direction of a connection: one data and one feedback page */
    static const Size ChannelPages = 4;

    /** An asynchronous request under way */
    struct Request
    {
        ProcessID pid;
        Size identifier;
        CallbackFunction *callback;
        Timer::Info deadline;  /**< Frequency zero without one */
    };

  public:

    /** Result codes */
    enum Result
    {
        Success,
        InvalidArgument,
        InvalidSize,
        IOError,
        OutOfMemory,
        NotFound,
        TimedOut   /**< No answer before the deadline of the request */
    };

    /** Constructor */
    ChannelClient();

    /** Destructor */
    virtual ~ChannelClient();

    /** @return Channels of this process */
    ChannelRegistry & getRegistry() { return m_registry; }

    /** Prepare for use. */
    virtual Result initialize();

    /**
     * Connect to a process.
     *
     * A connection that exists already, also from before a restart of this process, is taken up again.
     *
     * @param pid Peer
     * @param msgSize Bytes of each message
     *
     * @return Success, NotFound if there is no such process, OutOfMemory, IOError.
     */
    virtual Result connect(const ProcessID pid, const Size msgSize);

    /**
     * Receive a message from whoever sent one.
     *
     * @return Success or NotFound.
     */
    virtual Result receiveAny(void *buffer, const Size msgSize, ProcessID *pid);

    /**
     * Send a request and do not wait.
     *
     * @param pid Server
     * @param buffer Request; its identifier is filled in
     * @param msgSize Bytes of it
     * @param callback Called with the response, or with ZERO when the server is gone
     *
     * @return Success, OutOfMemory when too many requests are under way, IOError.
     */
    virtual Result sendRequest(const ProcessID pid, void *buffer, const Size msgSize, CallbackFunction *callback);

    /**
     * Send a request and do not wait; it ends at a deadline.
     *
     * A server that is supervised and does not keep the deadline is reported to its supervisor, which finds out whether it
     * lives. An answer that comes later is dropped. The server may still execute the request: whoever repeats it must
     * bear that.
     *
     * Who does not use ChannelServer::run() has to call expireRequests().
     *
     * @param pid Server
     * @param buffer Request; its identifier is filled in
     * @param msgSize Bytes of it
     * @param callback Called with the response, or with ZERO when the server is gone or the deadline has passed
     * @param msec Milliseconds from now, zero for no deadline
     *
     * @return As without a deadline.
     */
    Result sendRequest(const ProcessID pid, void *buffer, const Size msgSize, CallbackFunction *callback,
                       const uint msec);

    /** @return True if a request of sendRequest() has a deadline */
    bool hasDeadlines() const { return m_deadlineCount != 0; }

    /**
     * Find the next deadline of the requests of sendRequest().
     *
     * @param timer In: a moment, or frequency zero for none. Out: the same or the next deadline, whichever comes first
     */
    void nextDeadline(Timer::Info & timer) const;

    /** End the requests of sendRequest() whose deadlines have passed. @return True if there were any */
    bool expireRequests();

    /**
     * Give a response to the request that it answers.
     *
     * @return Success or NotFound when no request waits for it.
     */
    virtual Result processResponse(const ProcessID pid, ChannelMessage *msg);

    /** Wait for a message of the given process. */
    virtual Result syncReceiveFrom(void *buffer, const Size msgSize, const ProcessID pid);

    /** Send a message, waiting for room if necessary. */
    virtual Result syncSendTo(const void *buffer, const Size msgSize, const ProcessID pid);

    /**
     * Send a request and wait for its response.
     *
     * @param buffer In: request. Out: response.
     * @param msgSize Bytes of each
     * @param pid Server
     *
     * @return Success; NotFound without such a process; IOError when it ended before it answered.
     */
    virtual Result syncSendReceive(void *buffer, const Size msgSize, const ProcessID pid);

    /**
     * Send a request and wait for its response, but not longer than until a deadline.
     *
     * What sendRequest() says of deadlines holds here, too. After the deadline the server may no longer copy from and to
     * the memory of this process.
     *
     * @param buffer In: request. Out: response.
     * @param msgSize Bytes of each
     * @param pid Server
     * @param msec Milliseconds from now, zero for no deadline
     *
     * @return As without a deadline, or TimedOut.
     */
    Result syncSendReceive(void *buffer, const Size msgSize, const ProcessID pid, const uint msec);

    /**
     * Tell which process a request would reach: its ProcessID may have been that of another one before.
     *
     * Costs a system call once for each connection, and whenever there is none.
     *
     * @param pid Peer
     *
     * @return Generation of the ProcessID, zero without such a process
     */
    u32 generation(const ProcessID pid);

    /** @return A number that changes whenever a connection is closed */
    Size epoch() const { return m_epoch; }

    /** The peer is gone: close the connection and fail what waits for it. */
    void disconnect(const ProcessID pid);

    /**
     * Make channels on pages that are shared with a process.
     *
     * @param pid Peer
     * @param msgSize Bytes of each message
     * @param address Address of the shared pages
     * @param hardReset False to go on where the pages say
     * @param record True to note the message size for the other side
     */
    Result attach(const ProcessID pid, const Size msgSize, const Address address, const bool hardReset,
                  const bool record);

    /**
     * Take the responses of a process that we only ask, and never serve.
     */
    void processResponses(const ProcessID pid);

  private:

    MemoryChannel * producer(const ProcessID pid, const Size msgSize, Result & result);
    Result send(MemoryChannel *channel, const void *buffer, const ProcessID pid, const Timer::Info *deadline = ZERO);
    Result wait(const ProcessID pid);
    Result receive(ChannelMessage *buffer, const ProcessID pid, const Size identifier, const bool any);
    Result waitFor(ChannelMessage *buffer, const ProcessID pid, const Size identifier, const bool any);
    bool hasRequest(const ProcessID pid) const;
    Result firstRequest(void *buffer, const Size msgSize, const ProcessID pid);
    Result waitForAnswer(MemoryChannel *answers, ChannelMessage *message, const ProcessID pid, const Size identifier,
                         const Timer::Info *deadline, bool alive);
    bool waitOnce(const ProcessID pid, const Timer::Info *deadline);
    static bool takeAnswer(MemoryChannel *answers, ChannelMessage *message, const Size identifier);
    void release(Request & request);
    static bool startDeadline(Timer::Info & deadline, const uint msec);
    static bool hasPassed(const Timer::Info & deadline);

  private:

    ChannelRegistry m_registry;
    Request m_requests[MaximumRequests];
    Size m_requestCount;
    Size m_deadlineCount;
    const Timer::Info *m_deadline;  /**< Of the next synchronous request, or ZERO */
    Size m_epoch;
    const ProcessID m_pid;
    Size m_core;
};

/// @cond
/*
 * The channels are there until the process ends, which gives back all of them: destructors of static objects may use
 * files, whenever they run.
 */
template <> inline ChannelClient * StrictSingleton<ChannelClient>::instance()
{
    alignas(ChannelClient) static u8 memory[sizeof(ChannelClient)];
    static ChannelClient *obj = new ((Address) memory) ChannelClient();

    (void) obj;
    return (ChannelClient *) memory;
}
/// @endcond

#endif /* __LIB_LIBIPC_CHANNELCLIENT_H */
