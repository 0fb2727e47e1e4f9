// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __BIN_DEMO_FAULTTRIAL_H
#define __BIN_DEMO_FAULTTRIAL_H

#include <FreeNOS/User.h>
#include <Types.h>
#include "ServerProbe.h"

/**
 * One fault of one server, made from outside, until its first answer after that.
 *
 * Nobody asks for a restart: the question that is timed is an ordinary one, sent to a server that is ill. Only the
 * idle program, which nobody can ask, is watched instead.
 */
class FaultTrial
{
  public:

    /** What is done to the server */
    enum Cause
    {
        Crash, /**< It writes through a null pointer */
        Exit,  /**< It ends itself */
        Hang   /**< It loops for ever */
    };

    /** Number of causes */
    static constexpr Size CauseCount = Hang + 1;

    /**
     * Name of a cause, for programs.
     *
     * @param cause Cause
     *
     * @return Text that lives for ever
     */
    static const char * name(const Cause cause);

    /**
     * Constructor
     *
     * @param server Server, must outlive this object
     */
    FaultTrial(const ServerProbe::Server & server);

    /** @return Process of the server, ANY if it does not run */
    ProcessID getProcessID() const { return m_probe.getProcessID(); }

    /** @return True for the idle program, which fails only when nobody else runs */
    bool isIdle() const { return m_server.kind == ServerProbe::Idle; }

    /** @return Name of the server */
    const char * serverName() const { return m_server.name; }

    /**
     * Ask the server once, which connects to it: what is measured later is not the connection.
     *
     * @return True if it works
     */
    bool prepare();

    /**
     * Give the server the whole budget of restarts again, as its policy gives it to a server that was well for long.
     */
    void renewBudget() const;

    /**
     * Stop the server and spoil the instructions that it would execute next. It is left stopped.
     *
     * @param cause What is to happen
     *
     * @return True on success
     */
    bool inject(const Cause cause);

    /** Let the server go on: it fails from now on, and time counts. */
    void release();

    /**
     * Ask the server and wait for its answer, or for its restart if it cannot be asked.
     *
     * @return True if the answer is right and the server was restarted once since inject()
     */
    bool waitForAnswer();

    /**
     * Find out how the fault was noticed, after waitForAnswer().
     *
     * @return FaultInfo::Kind that led to the restart; None if nothing tells of one
     */
    u32 noticed();

    /**
     * Check if it was noticed as what it was.
     *
     * @param kind Result of noticed()
     */
    bool isExpected(const u32 kind) const;

    /** @return Processor timestamps from release() until the first answer */
    u64 duration() const { return m_duration; }

    /** @return Processor timestamps from the fault itself until the first answer, after noticed(); zero if not known */
    u64 healing() const { return m_fault ? m_begin + m_duration - m_fault : 0; }

    /**
     * Get what it took until the RecoveryServer acted, after noticed().
     *
     * @return Processor timestamps from the fault itself, or for a hang from release(); zero if not known
     */
    u64 detection() const;

    /** @return Restart count of the server */
    u32 restarts() const;

  private:

    /** Longest time until a restart, in milliseconds */
    static constexpr Size Patience = 5000;

    /** Take the time of the fault, if the processor or the kernel noticed one. Returns its kind */
    u32 readFault();

    /** Number of the next event in the log of the RecoveryServer */
    static u32 nextEvent();

    bool waitForRestart();

  private:

    const ServerProbe::Server & m_server;
    ServerProbe m_probe;
    Cause m_cause;
    u32 m_before;
    u32 m_event;
    u64 m_begin;
    u64 m_fault;
    u64 m_decided;
    u64 m_duration;
};

#endif /* __BIN_DEMO_FAULTTRIAL_H */
