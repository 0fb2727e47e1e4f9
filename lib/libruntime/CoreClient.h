// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBRUNTIME_CORECLIENT_H
#define __LIB_LIBRUNTIME_CORECLIENT_H

#include <FreeNOS/API/ProcessID.h>
#include <Types.h>
#include <Macros.h>
#include <core/Core.h>

struct CoreMessage;

/**
 * Client of the CoreServer.
 */
class CoreClient
{
  public:

    /**
     * Constructor.
     *
     * @param pid ProcessID of the server
     */
    CoreClient(const ProcessID pid = CORESRV_PID);

    /**
     * Get the number of cores in use.
     *
     * @param numCores Filled on success, otherwise untouched
     *
     * @return Result code, IpcError if the server does not answer
     */
    Core::Result getCoreCount(Size &numCores) const;

    /**
     * Start a program on a core.
     *
     * @param coreId Core number, 0 is the first
     * @param programAddr Address of the complete program file in memory
     * @param programSize Size of the program file in bytes
     * @param programCmd Terminated command line
     *
     * @return Result code, IpcError if the server does not answer
     */
    Core::Result createProcess(const Size coreId,
                               const Address programAddr,
                               const Size programSize,
                               const char *programCmd) const;

  private:

    /**
     * Send a request and wait for its answer.
     *
     * @param msg Request on input, answer on output
     *
     * @return Success if an answer arrived, IpcError otherwise
     */
    Core::Result request(CoreMessage &msg) const;

  private:

    /** ProcessID of the server. */
    const ProcessID m_pid;
};

#endif /* __LIB_LIBRUNTIME_CORECLIENT_H */
