// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __BIN_DEMO_SERVERPROBE_H
#define __BIN_DEMO_SERVERPROBE_H

#include <Types.h>
#include <Macros.h>

/**
 * Asks a server something that only it can answer.
 */
class ServerProbe
{
  public:

    /** What a server is asked */
    enum Kind
    {
        CoreCount,  /**< Number of processor cores */
        Buffer,     /**< Buffer of the datastore, which must keep its content */
        Status,     /**< Status of a file */
        Console,    /**< Output of a line */
        Supervision, /**< State of what it supervises */
        Idle        /**< Nothing: this one only fills time. It must be able to run */
    };

    /** What is known of a server before it is looked for */
    struct Server
    {
        const char *name;   /**< Name for the user */
        ProcessID pid;      /**< Fixed ProcessID, or ANY to look for the program */
        const char *path;   /**< Program */
        Kind kind;          /**< What it is asked */
        const char *file;   /**< File to ask for, with Kind Status */
    };

    /**
     * Constructor
     *
     * @param server Server to ask, must outlive this object
     */
    ServerProbe(const Server & server);

    /**
     * Get the process of the server, as found when this object was made
     *
     * @return ProcessID, ANY when it does not run
     */
    ProcessID getProcessID() const { return m_pid; }

    /**
     * Send the question and wait for the answer
     *
     * @return True when the answer came and is right
     */
    bool ask();

    /**
     * Size of the program in memory
     *
     * @param pid Process that runs it
     *
     * @return Bytes that are mapped for its code and static data
     */
    static Size programBytes(const ProcessID pid);

  private:

    /** Ask the datastore */
    bool askDatastore();

    /** Ask the RecoveryServer */
    bool askRecovery() const;

  private:

    const Server & m_server;
    const ProcessID m_pid;
    u32 *m_buffer;
    u32 m_value;
};

#endif /* __BIN_DEMO_SERVERPROBE_H */
