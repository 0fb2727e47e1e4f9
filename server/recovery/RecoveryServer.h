// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __SERVER_RECOVERY_RECOVERYSERVER_H
#define __SERVER_RECOVERY_RECOVERYSERVER_H

#include <ChannelServer.h>
#include <List.h>
#include <Types.h>
#include <core/CoreMessage.h>
#include "DumpStore.h"
#include "FileLoader.h"
#include "ImageStore.h"
#include "PolicyTable.h"
#include "RecoveryMessage.h"
#include "SupervisionTable.h"

/**
 * Recovery Server: restarts programs in place.
 *
 * The target keeps its ProcessID, its arguments and its channels. It loses memory only when the whole of
 * its new program is at hand and was verified, and the frames for it are set aside; until then any failure leaves it
 * as it was. Images are kept here from the first time a server is seen, so that every server can be
 * restarted without the help of another, the root file system included.
 *
 * Faults, ends and hangs of servers are noticed without being told: the kernel raises events, and pings show who
 * lives. What follows is decided by the policies of /etc/recovery.conf.
 */
class RecoveryServer : public ChannelServer<RecoveryServer, RecoveryMessage>, private FileLoader::Listener
{
  public:

    /** Milliseconds between two looks at what is supervised */
    static const uint SupervisionPeriod = 50;

    /** Requests that wait for images before further ones of clients without the privilege Manage are refused */
    static const Size MaximumPending = 4;

    /** Milliseconds from the start until files are read: whoever waits for us is served first */
    static const uint SettleTime = 10;

    /** Class constructor function. */
    RecoveryServer();

  protected:

    virtual void timeout();
    virtual void onSupervision(const ProcessEvent & event);
    virtual void onProcessTerminated(const ProcessID pid);
    virtual void onEventsLost();

  private:

    /** A request that waits for an image */
    struct Pending
    {
        Ticket ticket;
        RecoveryMessage message;
        u32 generation;  // of the ProcessID
        char path[ProgramImage::PathLength];
    };

    /**
     * Restart a process.
     *
     * @param msg Request: the process. Response: the result.
     */
    void restartProcess(RecoveryMessage *msg);

    /**
     * Overwrite the given process by a fresh copy of its program.
     *
     * @param pid Process identifier
     * @param path Program
     *
     * @return True if success, false if it could not begin; the process is then unharmed.
     */
    bool reloadProgram(const ProcessID pid, const char *path);

    /**
     * Overwrite a process that is not supervised. If it is ended meanwhile, it ends after that.
     *
     * @param info The process, which must still be the same
     *
     * @return As reloadProgram()
     */
    bool reloadKept(const ProcessInfo & info);

    /**
     * Release and unmap program data.
     *
     * @param pid Process identifier
     *
     * @return True if success, false otherwise
     */
    bool cleanupProgram(const ProcessID pid) const;

    /**
     * Overwrite process with given program data.
     *
     * @param pid Process identifier
     * @param program Address of the executable
     * @param size Bytes of it
     *
     * @return True if success, false otherwise
     */
    bool rewriteProgram(const ProcessID pid, const Address program, const Size size) const;

    virtual void onFile(const char *path, const u8 *data, const Size size);

    // Requests, in RecoveryRequests.cpp
    void getStatus(RecoveryMessage *msg);
    void getLog(RecoveryMessage *msg);
    void holdProcess(RecoveryMessage *msg);
    void releaseProcess(RecoveryMessage *msg);
    Recovery::Result copyStatus(RecoveryMessage *msg, const SupervisionTable::Entry & entry) const;
    SupervisionTable::Entry ownEntry() const;
    Recovery::Result copyRecord(RecoveryMessage *msg, const void *record, const Size size) const;
    void answerPending(const char *path);
    void readPolicies(const char *text, const Size size);
    void findPolicies();
    Recovery::Result restartByHand(RecoveryMessage *msg, const ProcessInfo & info);

    // Crash dumps, in RecoveryDumps.cpp
    void getDump(RecoveryMessage *msg);
    void keepDump(SupervisionTable::Entry & entry);
    void moveDump(const ProcessID pid, const ProgramImage *image);

    // Supervision, in RecoverySupervision.cpp
    void supervise(SupervisionTable::Entry & entry, const u32 now);
    void checkPing(SupervisionTable::Entry & entry, const ProcessInfo & info, const u32 now);
    static bool hasAnswered(const SupervisionTable::Entry & entry, const ProcessInfo & info);
    void sendPing(SupervisionTable::Entry & entry, const ProcessInfo & info, const u32 now);
    bool waitsInCircle(const ProcessInfo & info) const;
    void onFault(SupervisionTable::Entry & entry, const u32 cause);
    void escalate(SupervisionTable::Entry & entry, const RecoveryPolicy & policy);
    void restartGroup(const SupervisionTable::Entry & first, const RecoveryPolicy & policy);
    bool restartNow(SupervisionTable::Entry & entry, const u32 cause);
    void runCommand(const char *command);
    void onCommand(CoreMessage *msg);
    void loadCommands();
    static Size firstWord(const char *command, char *path, const Size size);
    void hold(SupervisionTable::Entry & entry);
    void record(const SupervisionTable::Entry & entry, const RecoveryEvent::Outcome outcome, const u32 cost = 0);
    u32 ticks(const u32 milliseconds) const;
    static u32 now();

    Recovery::Result checkTarget(const ProcessID pid, ProcessInfo & info) const;
    static bool mayManage(const ProcessID client);
    bool mayRestart(const ProcessID client, const ProcessInfo & target) const;
    bool releaseFaulted(const ProcessID pid) const;
    bool reserveFrames(const Size bytes, const Size limit = 0) const;
    Size framesFor(const ProgramImage *image) const;
    void noteImage(const ProgramImage *image);
    bool isKept(const char *path);
    Size imageMemory(const ProgramImage *image) const;
    void onProcessFault(const ProcessID pid);
    void onComplaint(const ProcessID pid, const ProcessID from);
    void learnProgram(const ProcessID pid);
    void learnRunning();
    void forgetEnded(const ProcessID pid);
    SupervisionTable::Entry * entryOf(const ProcessInfo & info);
    void settle();
    void resumeRestarts();

    /** Note that a restart is underway, and after which one. */
    void beginRestart(SupervisionTable::Entry & entry) const;

    /** @return True if a restart that a predecessor began came to its end; lets the process run if only that was missing */
    bool isReset(const ProcessID pid, const u32 before) const;

    void finishRestarts(const char *path);
    static bool isSupervised(const char *path);

  private:

    ImageStore m_images;
    FileLoader m_loader;
    PolicyTable m_policies;
    DumpStore m_dumps;
    SupervisionTable m_table;
    u32 m_frequency;
    bool m_settled;
    Size m_reserved;
    u32 m_startTick;
    u64 m_decided;
    Callback<RecoveryServer, CoreMessage> m_commandCallback;
    char m_policyPath[ProgramImage::PathLength];
    char m_commandText[RecoveryPolicy::PathLength];
    List<Pending *> m_pending;
};

#endif /* __SERVER_RECOVERY_RECOVERYSERVER_H */
