// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBIPC_CHANNELSERVER_H
#define __LIB_LIBIPC_CHANNELSERVER_H

#include <FreeNOS/User.h>
#include <FreeNOS/ProcessManager.h>
#include <FreeNOS/ProcessEvent.h>
#include <FreeNOS/ProcessShares.h>
#include <FreeNOS/Doorbell.h>
#include <HashIterator.h>
#include <Index.h>
#include <KernelTimer.h>
#include <Log.h>
#include <MemoryBlock.h>
#include <Timer.h>
#include <Types.h>
#include <Vector.h>
#include "MemoryChannel.h"
#include "ChannelClient.h"
#include "ChannelMessage.h"
#include "ChannelRegistry.h"

/**
 * A handler function and what happens after it.
 */
template <class Func> struct MessageHandler
{
    /** Constructor */
    MessageHandler(const Func func, const bool reply) : exec(func), sendReply(reply)
    {
    }

    // The interface says const, which compilers call useless
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wignored-qualifiers"

    /** @return True if both are the same */
    const bool operator == (const struct MessageHandler<Func> & h) const
    {
        return h.exec == exec && h.sendReply == sendReply;
    }

    /** @return True if they differ */
    const bool operator != (const struct MessageHandler<Func> & h) const
    {
        return !(*this == h);
    }

#pragma GCC diagnostic pop

    const Func exec;       /**< Member function to call */
    const bool sendReply;  /**< True if the message is sent back after it */
};

/**
 * The serving side of channels.
 *
 * Derived classes add handlers for the actions of their messages. A request stays in its channel until it was
 * answered, so that a server that is restarted in place serves again what it owed, without any state of its own:
 *
 * - taken into work with MemoryChannel::next(), which acknowledges nothing;
 * - answered: the response is published first, then the slot is completed;
 * - after a restart, a request whose response is found in the channel is only completed.
 *
 * A request that its server died in twice is answered with an error and not tried again.
 */
template <class Base, class MsgType> class ChannelServer
{
  protected:

    /** Member function of Base that handles a message */
    typedef void (Base::*IPCHandlerFunction)(MsgType *);

    /** Member function of Base that handles an interrupt */
    typedef void (Base::*IRQHandlerFunction)(Size);

    /** A request that is answered after its handler returned */
    struct Ticket
    {
        ProcessID pid;    /**< Who asked */
        Size slot;        /**< Where the request waits; NoSlot if it is not in a channel */
        Size identifier;  /**< Identifier of the request */
    };

    /** Slot of a request that is not in a channel */
    static const Size NoSlot = ~(Size) 0;

    /** Most handlers of each kind */
    static const Size MaximumHandlerCount = 255;

    /** Deaths in the same request after which it is refused */
    static const Size MaximumAttempts = 2;

  public:

    /** Result codes */
    enum Result
    {
        Success,
        InvalidArgument,
        InvalidSize,
        IOError,
    };

    /**
     * Constructor
     *
     * Takes up the kernel event channel and every connection that exists already.
     *
     * @param inst Object of the derived class
     */
    ChannelServer(Base *inst)
        : m_instance(inst)
        , m_client(ChannelClient::instance())
        , m_registry(m_client->getRegistry())
        , m_kernelEvent(Channel::Consumer, sizeof(ProcessEvent))
        , m_self(ProcessCtl(SELF, GetPID))
        , m_core(SystemInformation().coreId)
        , m_deferred(false)
    {
        ProcessShares::MemoryShare share;

        MemoryBlock::set(&m_time, 0, sizeof(m_time));
        MemoryBlock::set(&m_expiry, 0, sizeof(m_expiry));
        MemoryBlock::set(&m_ticket, 0, sizeof(m_ticket));
        MemoryBlock::set(&share, 0, sizeof(share));
        share.pid = KERNEL_PID;
        share.coreId = m_core;
        share.tagId = 0;

        if (VMShare(SELF, API::Read, &share) == API::Success)
            m_kernelEvent.setVirtual(share.range.virt, share.range.virt + PAGESIZE, false);
        else
            ERROR("no kernel event channel");

        recoverChannels();
    }

    /** Destructor */
    virtual ~ChannelServer()
    {
        m_ipcHandlers.deleteAll();
        m_irqHandlers.deleteAll();
    }

    /**
     * Serve requests for ever.
     */
    int run()
    {
        processAll();
        retryAllRequests();

        for (;;)
        {
            sleepUntilWakeup();
            serve();
        }
        return 0;
    }

    /**
     * Have timeout() called after a time without regard to requests.
     *
     * @param msec Milliseconds from now
     */
    void setTimeout(const uint msec)
    {
        KernelTimer timer;

        ProcessCtl(SELF, InfoTimer, (Address) &m_time);
        timer.getCurrent(&m_expiry, msec);
        m_expiry.frequency = m_time.frequency;
    }

  protected:

    /**
     * Add a handler for an action.
     *
     * @param slot Action
     * @param h Handler
     * @param sendReply True to send the message back after the handler; otherwise the handler answers itself
     */
    void addIPCHandler(const Size slot, IPCHandlerFunction h, const bool sendReply = true)
    {
        MessageHandler<IPCHandlerFunction> *old = m_ipcHandlers.get(slot);

        if (m_ipcHandlers.insertAt(slot, new MessageHandler<IPCHandlerFunction>(h, sendReply)))
            delete old;
    }

    /** Add a handler for an interrupt line. */
    void addIRQHandler(const Size slot, IRQHandlerFunction h)
    {
        MessageHandler<IRQHandlerFunction> *old = m_irqHandlers.get(slot);

        if (m_irqHandlers.insertAt(slot, new MessageHandler<IRQHandlerFunction>(h, false)))
            delete old;
    }

    /** Called when the time of setTimeout() has passed. */
    virtual void timeout()
    {
        retryAllRequests();
    }

    /**
     * Try requests again that had to wait.
     *
     * @return True if it should be called again, because something changed.
     */
    virtual bool retryRequests()
    {
        return false;
    }

    /** Called when a process that we are connected to has ended. */
    virtual void onProcessTerminated([[maybe_unused]] const ProcessID pid)
    {
    }

    /** Called when the kernel tells of something that only a supervisor hears. */
    virtual void onSupervision([[maybe_unused]] const ProcessEvent & event)
    {
    }

    /** Called when the kernel had to drop events: who keeps something about processes has to look at them again. */
    virtual void onEventsLost()
    {
    }

    /**
     * Make an error answer of a request that cannot be served.
     *
     * The value 1 is an error in the result enumeration of each protocol.
     */
    virtual void failRequest(MsgType *msg)
    {
        setFailed(msg, 0);
    }

    /** Call retryRequests() until nothing changes. */
    ALWAYS_INLINE void retryAllRequests()
    {
        while (retryRequests())
            ;
    }

    /**
     * Keep the request of the handler that runs open.
     *
     * It stays in its channel and is served again if this server is restarted, until respond() is called.
     *
     * @return Ticket for respond().
     */
    Ticket defer()
    {
        m_deferred = true;
        return m_ticket;
    }

    /** @return True if this server was restarted in the request of the handler that runs, which is served again */
    bool isRepeated()
    {
        const MemoryChannel *consumer = (const MemoryChannel *) m_registry.getConsumer(m_ticket.pid);

        return consumer && consumer->isRepeated();
    }

    /**
     * Note something about a request that a successor may have to serve again; only the latest note of a client is kept.
     *
     * @param pid Client
     * @param identifier Of the request
     * @param first Any number
     * @param second Any number
     */
    void keepNote(const ProcessID pid, const Size identifier, const u32 first, const u32 second = 0)
    {
        const MemoryChannel *consumer = (const MemoryChannel *) m_registry.getConsumer(pid);

        if (consumer)
        {
            volatile u32 *note = consumer->notes();

            // All of it or nothing
            note[0] = 0;
            note[1] = first;
            note[2] = second;
            note[0] = identifier;
        }
    }

    /**
     * Find what was noted about a request. The client can write there, too.
     *
     * @return Two numbers, ZERO if nothing was noted or the client is gone
     */
    const volatile u32 * findNote(const ProcessID pid, const Size identifier)
    {
        const MemoryChannel *consumer = (const MemoryChannel *) m_registry.getConsumer(pid);

        return consumer && consumer->notes()[0] == identifier ? consumer->notes() + 1 : ZERO;
    }

    /**
     * Answer a request.
     *
     * @param ticket Which request
     * @param msg Response; type and identifier are filled in
     *
     * @return Success; IOError when its client is gone, or does not take its answers: then the request stays open.
     */
    Result respond(const Ticket & ticket, MsgType *msg)
    {
        MemoryChannel *producer = (MemoryChannel *) m_registry.getProducer(ticket.pid);

        if (!producer || producer->getMessageSize() != sizeof(MsgType))
            return IOError;

        return respond(ticket.pid, ticket.slot, ticket.identifier, msg,
                       ticket.slot != NoSlot ? (MemoryChannel *) m_registry.getConsumer(ticket.pid) : ZERO, producer);
    }

    /** @return True if the client of a deferred request still exists */
    bool isRequestAlive(const Ticket & ticket)
    {
        return m_registry.getProducer(ticket.pid) != ZERO;
    }

  private:

    ChannelServer(const ChannelServer &) = delete;
    void operator = (const ChannelServer &) = delete;

    /** Set the result of a message that has one. */
    template <class T> static auto setFailed(T *msg, int)
        -> decltype((void) (msg->result = static_cast<decltype(msg->result)>(1)))
    {
        msg->result = static_cast<decltype(msg->result)>(1);
    }

    /** The message has no result. */
    template <class T> static void setFailed(T *, long)
    {
    }

    /** Answer a request that came through the given channel. */
    ALWAYS_INLINE Result respond(const ProcessID pid,
                                 const Size slot,
                                 const Size identifier,
                                 MsgType *msg,
                                 MemoryChannel *consumer,
                                 MemoryChannel *producer)
    {
        Doorbell *bell = doorbell();

        *static_cast<ChannelMessage *>(msg) = { ChannelMessage::Response, identifier, pid };

        // First the answer, then the acknowledgement: between the two the answer is found, not repeated
        const Channel::Result result = producer->put(msg, sizeof(MsgType));

        if (result == Channel::ChannelFull)
            return IOError;

        if (consumer)
            consumer->finish(slot);

        bell->completed();
        bell->ring(pid);
        return result == Channel::Success ? Success : IOError;
    }

    /** Serve everything that waits, looking at every channel. */
    void processAll()
    {
        readKernelEvents();
        readChannels();
    }

    /** Serve those that rang. */
    void serve()
    {
        Doorbell *bell = doorbell();

        bell->progress();

        if (bell->events)
            readKernelEvents();

        u32 summary = __atomic_exchange_n(&bell->inboxSummary, 0, __ATOMIC_SEQ_CST);

        while (summary)
        {
            const Size word = __builtin_ctz(summary);
            u32 bits = __atomic_exchange_n(&bell->inbox[word], 0, __ATOMIC_SEQ_CST);

            summary &= summary - 1;

            while (bits)
            {
                const ProcessID pid = (word * 32) + __builtin_ctz(bits);

                bits &= bits - 1;
                readChannel(pid);

                // However many clients ask: who has fallen, and interrupts, do not wait for them
                if ((bits || summary) && bell->events)
                    readKernelEvents();
            }
        }

        if (m_expiry.frequency)
            checkTimeout();

        retryAllRequests();
    }

    /** Call timeout() if its time has come. */
    void checkTimeout()
    {
        ProcessCtl(SELF, InfoTimer, (Address) &m_time);

        if ((s32) (m_time.ticks - m_expiry.ticks) >= 0)
        {
            m_expiry.frequency = 0;
            timeout();
        }
    }

    /** Sleep until somebody rings, the kernel has an event, the timeout passes or a request of ours reaches its deadline. */
    void sleepUntilWakeup()
    {
        if (m_client->hasDeadlines())
            sleepUntilDeadline();
        else
            ProcessCtl(ANY, WaitSignal, m_expiry.frequency ? (Address) &m_expiry : 0);
    }

    /** Sleep as sleepUntilWakeup(), while requests of ours have deadlines. */
    void sleepUntilDeadline()
    {
        Timer::Info next = m_expiry;

        // Whose request has ended may have something to do now
        if (m_client->expireRequests())
            return;

        m_client->nextDeadline(next);
        ProcessCtl(ANY, WaitSignal, (Address) &next);
    }

    /**
     * Take up a connection.
     *
     * @param pid Peer
     * @param range Shared pages
     * @param hardReset False to go on where the pages say
     */
    Result accept(const ProcessID pid, const Memory::Range range, const bool hardReset = true)
    {
        if (range.size < PAGESIZE * 4)
            return InvalidSize;

        // A connection that we made as a client of that process may have messages of another size
        const Size recorded = MemoryChannel::recordedSize(range.virt + PAGESIZE);
        const Size size = !hardReset && recorded ? recorded : sizeof(MsgType);

        switch (m_client->attach(pid, size, range.virt, hardReset, false))
        {
            case ChannelClient::Success:
                return Success;

            case ChannelClient::InvalidSize:
                return InvalidSize;

            default:
                return IOError;
        }
    }

    /** Take up the connections that the kernel knows of. */
    void recoverChannels()
    {
        ProcessShares::MemoryShare share;
        Size position = 0;

        for (;;)
        {
            MemoryBlock::set(&share, 0, sizeof(share));
            share.range.size = position;

            if (VMShare(SELF, API::Next, &share) != API::Success)
                break;

            position++;

            if (share.pid == KERNEL_PID || share.coreId != m_core)
                continue;

            if (!share.attached)
            {
                position = removePeer(share.pid) ? 0 : position;
                onProcessTerminated(share.pid);
            }
            else if (share.tagId == 0 && !m_registry.getConsumer(share.pid) &&
                     accept(share.pid, share.range, false) == Success)
            {
                if (m_registry.getConsumer(share.pid)->getMessageSize() == sizeof(MsgType))
                    recoverRequests(share.pid);
            }
        }
    }

    /** Complete requests whose answer was published before a restart. */
    void recoverRequests(const ProcessID pid)
    {
        MemoryChannel *producer = (MemoryChannel *) m_registry.getProducer(pid);
        MemoryChannel *consumer = (MemoryChannel *) m_registry.getConsumer(pid);
        MsgType request, answer;
        bool inWork = false;
        Size slot;

        while (consumer->next(&request, slot) == Channel::Success)
        {
            inWork |= consumer->isInWork(slot);

            for (Size i = 0; i < producer->slots() && request.type == ChannelMessage::Request; i++)
            {
                if (producer->isSent(i) && producer->at(i, &answer) == Channel::Success &&
                    answer.type == ChannelMessage::Response && answer.identifier == request.identifier && request.identifier != 0)
                {
                    inWork &= !consumer->isInWork(slot);
                    consumer->complete(slot);
                    break;
                }
            }
        }
        consumer->rewind();

        // The attempts at a request that was answered are not those at the next one in its slot
        if (!inWork)
            consumer->end();

        // It may sleep although its answer was written
        doorbell()->ring(pid);
    }

    /** Close the connection with a process that has ended. */
    bool removePeer(const ProcessID pid)
    {
        ProcessShares::MemoryShare share;

        m_client->disconnect(pid);

        // Only what is gone is not enumerated again
        MemoryBlock::set(&share, 0, sizeof(share));
        share.pid = pid;
        share.coreId = m_core;
        return VMShare(SELF, API::Read, &share) != API::Success;
    }

    /** Read what the kernel has to tell. */
    Result readKernelEvents()
    {
        Doorbell *bell = doorbell();
        ProcessEvent event;

        bell->events = 0;
        bell->answerPing();

        while (m_kernelEvent.peek(&event) == Channel::Success)
        {
            processEvent(event);
            m_kernelEvent.seek();
        }

        if (bell->overflow)
        {
            bell->overflow = 0;
            recoverEvents();
        }
        return Success;
    }

    /** Make up for events that did not fit into the kernel event channel. */
    void recoverEvents()
    {
        recoverChannels();

        // The line of an interrupt that was dropped stays masked until its driver has looked at the device
        for (Size i = 0; i < MaximumHandlerCount; i++)
        {
            if (const MessageHandler<IRQHandlerFunction> *handler = m_irqHandlers.get(i))
                (m_instance->*handler->exec)(i);
        }

        onEventsLost();
        readChannels();
    }

    /** Act on one kernel event. */
    void processEvent(const ProcessEvent & event)
    {
        switch (event.type)
        {
            case InterruptEvent:
                if (const MessageHandler<IRQHandlerFunction> *handler = m_irqHandlers.get(event.number))
                    (m_instance->*handler->exec)(event.number);
                else
                    ERROR("unhandled IRQ " << event.number);
                break;

            case ShareCreated:
                if (event.share.tagId == 0 && !m_registry.getConsumer(event.number))
                {
                    // After a restart the event may tell of pages that are in use already
                    accept(event.number, event.share.range, false);
                }
                readChannel(event.number);
                break;

            case ProcessTerminated:
                // Also a connection that we refused is kept until we give it up
                if (!isAlive(event.number))
                    removePeer(event.number);

                onSupervision(event);
                onProcessTerminated(event.number);
                break;

            default:
                onSupervision(event);
                break;
        }
    }

    /** @return True if the share with a process is still attached */
    bool isAlive(const ProcessID pid) const
    {
        ProcessShares::MemoryShare share;

        MemoryBlock::set(&share, 0, sizeof(share));
        share.pid = pid;
        share.coreId = m_core;
        return VMShare(SELF, API::Read, &share) == API::Success && share.attached;
    }

    /** Serve every channel. */
    Result readChannels()
    {
        for (HashIterator<ProcessID, Channel *> i(m_registry.getConsumers()); i.hasCurrent(); i++)
            readChannel(i.key());

        return Success;
    }

    /** @return Action as a number: the client may have sent one that the enumeration of the protocol does not have */
    static u64 actionOf(const MsgType & message)
    {
        u64 action = 0;

        static_assert(sizeof(message.action) <= sizeof(action), "actions are numbers");
        __builtin_memcpy(&action, &message.action, sizeof(message.action));
        return action;
    }

    /** Serve one channel. */
    void readChannel(const ProcessID pid)
    {
        const ChannelRegistry::Pair pair = m_registry.getPair(pid);
        MemoryChannel *consumer = (MemoryChannel *) pair.consumer;
        MemoryChannel *producer = (MemoryChannel *) pair.producer;
        const Size epoch = m_client->epoch();
        MsgType message;
        Size slot, left = PAGESIZE / sizeof(MsgType);

        if (!consumer || !producer)
            return;

        if (consumer->getMessageSize() != sizeof(MsgType))
        {
            m_client->processResponses(pid);
            return;
        }

        // A handler may close the connection. Requests of a client that does not take its answers wait in the channel:
        // executed without room for the answer, they would have to be executed twice.
        while (consumer->pick(&message, sizeof(message), slot) == Channel::Success)
        {
            if (!producer->hasRoom())
            {
                consumer->rewindTo(slot);
                break;
            }
            message.from = pid;

            if (message.type == ChannelMessage::Response)
            {
                consumer->finish(slot);
                m_client->processResponse(pid, &message);
            }
            else
                processRequest(consumer, producer, pid, message, slot, epoch);

            if (epoch != m_client->epoch())
                break;

            // A client that fills its channel again and again must not keep others from their turn
            if (--left == 0)
            {
                doorbell()->ringSelf(pid);
                break;
            }
        }
    }

    /** A request that is not handed to any handler. */
    void refuseRequest(const Ticket & ticket, MsgType & message)
    {
        failRequest(&message);
        respond(ticket, &message);
    }

    /** Serve one request. */
    ALWAYS_INLINE void processRequest(MemoryChannel *consumer,
                                      MemoryChannel *producer,
                                      const ProcessID pid,
                                      MsgType & message,
                                      const Size slot,
                                      const Size epoch)
    {
        const Size identifier = message.identifier;
        const u64 action = actionOf(message);
        const MessageHandler<IPCHandlerFunction> *handler =
            action < MaximumHandlerCount ? m_ipcHandlers[(int) action] : ZERO;

        if (!handler)
        {
            ERROR("no handler for action " << (Size) action << " from process " << pid);
            refuseRequest({ pid, slot, identifier }, message);
            return;
        }

        if (consumer->begin(slot) >= MaximumAttempts)
        {
            consumer->end();
            ERROR("request " << identifier << " of process " << pid << " is refused: it ended this server before");
            refuseRequest({ pid, slot, identifier }, message);
            return;
        }

        m_ticket.pid = pid;
        m_ticket.slot = slot;
        m_ticket.identifier = identifier;
        m_deferred = false;
        (m_instance->*handler->exec)(&message);

        // The handler may have lost the client
        if (epoch != m_client->epoch())
        {
            producer = (MemoryChannel *) m_registry.getProducer(pid);

            if (!producer || m_registry.getConsumer(pid) != consumer)
                return;
        }

        if (handler->sendReply)
            respond(pid, slot, identifier, &message, consumer, producer);
        else if (!m_deferred)
            consumer->finish(slot);

        consumer->end();
    }

  protected:

    Base *m_instance;                                                              /**< Whose handlers are called */
    ChannelClient *m_client;                                                       /**< Requests to others */
    ChannelRegistry & m_registry;                                                  /**< Channels of this process */
    MemoryChannel m_kernelEvent;                                                   /**< Events from the kernel */
    Index<MessageHandler<IPCHandlerFunction>, MaximumHandlerCount> m_ipcHandlers;  /**< Handler of each action */
    Index<MessageHandler<IRQHandlerFunction>, MaximumHandlerCount> m_irqHandlers;  /**< Handler of each interrupt line */
    ProcessID m_self;                                                              /**< Our ProcessID */
    Timer::Info m_time;                                                            /**< Kernel time when it was last asked for */
    Timer::Info m_expiry;                                                          /**< When timeout() is due; frequency zero if never */

  private:

    const Size m_core;
    Ticket m_ticket;
    bool m_deferred;
};

#endif /* __LIB_LIBIPC_CHANNELSERVER_H */
