// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBRUNTIME_PROCESSCLIENT_H
#define __LIB_LIBRUNTIME_PROCESSCLIENT_H

#include <FreeNOS/API.h>
#include <FreeNOS/ProcessManager.h>
#include <Types.h>
#include <Macros.h>
#include <String.h>

/**
 * Questions about processes.
 */
class ProcessClient
{
  public:

    /** Highest number of processes on a core. */
    static const Size MaximumProcesses = MAX_PROCS;

    /** Result codes. */
    enum Result
    {
        Success,
        NotFound, /**< There is no such process. */
        IOError   /**< The kernel refused the question. */
    };

    /** What is known about a process. */
    typedef struct Info
    {
        ProcessInfo kernelState; /**< As recorded by the kernel. */
        String command;          /**< Program path, empty if the kernel has not recorded one. */
        String textState;        /**< Ready, Sleeping, Waiting, Stopped, or Running for the caller. */
    }
    Info;

  public:

    /**
     * Get the identifier of the calling process.
     *
     * @return ProcessID
     */
    ProcessID getProcessID() const;

    /**
     * Get the identifier of the parent of the calling process.
     *
     * @return ProcessID
     */
    ProcessID getParentID() const;

    /**
     * Get information about a process.
     *
     * @param pid ProcessID or SELF
     * @param info Filled on success, otherwise untouched
     *
     * @return Success, NotFound or IOError
     */
    Result processInfo(const ProcessID pid, Info &info) const;

    /**
     * Get information about the first process that runs a program.
     *
     * @param program Program path up to its first blank; leading `./` and `/` do not matter, and a name without
     *                other slashes matches the last component of a path
     * @param info Filled on success, otherwise untouched
     *
     * @return Success, or NotFound
     */
    Result processInfo(const String program, Info &info) const;

    /**
     * Find the first process that runs a program.
     *
     * @param program As for processInfo()
     *
     * @return ProcessID, or ANY when there is none
     */
    ProcessID findProcess(const String program) const;
};

#endif /* __LIB_LIBRUNTIME_PROCESSCLIENT_H */
