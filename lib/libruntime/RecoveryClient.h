// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBRUNTIME_RECOVERYCLIENT_H
#define __LIB_LIBRUNTIME_RECOVERYCLIENT_H

#include <FreeNOS/API/ProcessID.h>
#include <Types.h>
#include <Macros.h>
#include <recovery/Recovery.h>

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

  private:

    /** ProcessID of the server. */
    const ProcessID m_pid;
};

#endif /* __LIB_LIBRUNTIME_RECOVERYCLIENT_H */
