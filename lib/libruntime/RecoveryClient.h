// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBRUNTIME_RECOVERYCLIENT_H
#define __LIB_LIBRUNTIME_RECOVERYCLIENT_H

#include <FreeNOS/API/ProcessID.h>
#include <Types.h>
#include <Macros.h>
#include <recovery/Recovery.h>

struct RecoveryStatus;
struct RecoveryEvent;
struct RecoveryMessage;

/**
 * Client of the RecoveryServer.
 */
class RecoveryClient
{
  public:

    /**
     * Constructor.
     *
     * @param pid ProcessID of the server
     */
    RecoveryClient(const ProcessID pid = RECOVERY_PID);

    /**
     * Replace the program of a process by a pristine copy, keeping its ProcessID, channels and arguments.
     *
     * @param pid Process to restart
     *
     * @return Result code, IpcError if the server does not answer
     */
    Recovery::Result restartProcess(const ProcessID pid) const;

    /**
     * Ask what is known of the supervised processes.
     *
     * @param records Room for records, filled on success
     * @param count In: number of records that have room. Out: number of records that were filled
     *
     * @return Result code, IpcError if the server does not answer
     */
    Recovery::Result getStatus(RecoveryStatus *records, Size & count) const;

    /**
     * Ask for the last events, the oldest first.
     *
     * @param records Room for records, filled on success
     * @param count In: number of records that have room. Out: number of records that were filled
     *
     * @return Result code, IpcError if the server does not answer
     */
    Recovery::Result getLog(RecoveryEvent *records, Size & count) const;

    /**
     * Have a process left as it is when it faults.
     *
     * @param pid Process to hold
     *
     * @return Result code, IpcError if the server does not answer
     */
    Recovery::Result holdProcess(const ProcessID pid) const;

    /**
     * Supervise a process again. A fault since it was held is acted upon now.
     *
     * @param pid Process to release
     *
     * @return Result code, IpcError if the server does not answer
     */
    Recovery::Result releaseProcess(const ProcessID pid) const;

    /**
     * Copy a part of the crash dump of a process, see CrashDump.
     *
     * @param pid Process
     * @param buffer Room for the dump
     * @param size In: bytes of room. Out: bytes that were copied, zero behind the end of the dump
     * @param offset Bytes of the dump to skip
     *
     * @return Result code, NotFound if there is no dump, IpcError if the server does not answer
     */
    Recovery::Result getDump(const ProcessID pid, void *buffer, Size & size, const Size offset = 0) const;

    /**
     * Tell that a server broke its protocol: gave a wrong answer, or none in time.
     *
     * Never waits. The RecoveryServer hears of it as an event of the kernel, which names who complains. More than ten
     * complaints a second of one process count as one.
     *
     * @param pid Server. It is restarted only if it fails the check that follows
     *
     * @return Success; NotFound without such a process; InvalidArgument if it is not supervised
     */
    Recovery::Result complain(const ProcessID pid) const;

  private:

    /** Send a request and wait for its answer. */
    Recovery::Result send(RecoveryMessage & msg, const Recovery::Action action, const ProcessID pid,
                          void *buffer = ZERO, const Size size = 0, const Size offset = 0) const;

    /** ProcessID of the server. */
    const ProcessID m_pid;
};

#endif /* __LIB_LIBRUNTIME_RECOVERYCLIENT_H */
