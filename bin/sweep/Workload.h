// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __BIN_SWEEP_WORKLOAD_H
#define __BIN_SWEEP_WORKLOAD_H

#include <FileSystemClient.h>
#include <Types.h>

/**
 * Requests to one server, whose answers and effects are checked.
 *
 * Where a server has requests that may not be executed twice, they are among these.
 */
class Workload
{
  public:

    /** Most bytes of a name */
    static const Size NameSize = 48;

    /** Destructor */
    virtual ~Workload() {}

    /**
     * Workload for a server
     *
     * @param server Its name, as `ps` has it
     *
     * @return New object or ZERO for a server without requests.
     */
    static Workload * create(const char *server);

    /** @return How often a process was restarted */
    static u32 restartsOf(const ProcessID pid);

    /** @return Path of the server's program */
    virtual const char * program() const = 0;

    /** Do once what the rounds need. @return False if that is not possible */
    virtual bool prepare() { return true; }

    /**
     * Send all requests.
     *
     * @param number Number of the round, counted from zero
     */
    virtual void round(const u32 number) = 0;

  protected:

    /** Count an answer. @return The condition under which it is right */
    bool expect(const bool right, const char *what, const int value = 0);

    /** Count an answer that tells that the request was executed before. */
    bool expectOnce(const FileSystem::Result result, const FileSystem::Result repeated, const char *what);

    /** Count how often a request was executed that should have been once. */
    void expectCount(const u32 count, const u32 expected, const char *what);

  protected:

    const FileSystemClient m_files; /**< Files of the guest */
};

#endif /* __BIN_SWEEP_WORKLOAD_H */
