// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __BIN_RESTARTLOOP_OPENSERVER_H
#define __BIN_RESTARTLOOP_OPENSERVER_H

#include <ServerProbe.h>
#include <Types.h>

/**
 * A server with something of ours open at it: a file, the console or a buffer.
 *
 * What is open must stay usable however often the server is restarted.
 */
class OpenServer
{
  public:

    /** What is known of a server before it is looked for */
    struct Server
    {
        ServerProbe::Server probe; /**< How it is asked */
        const char *path;          /**< File to keep open, or null */
        bool writable;             /**< True if the file is ours: it is written, too */
    };

    /**
     * Constructor, opens the file.
     *
     * @param server Server, must outlive this object
     */
    OpenServer(const Server & server);

    /** Destructor, closes the file. */
    ~OpenServer();

    /** Owns its descriptor, so it is not copied. */
    OpenServer(const OpenServer &) = delete;

    /** Owns its descriptor, so it is not assigned. */
    OpenServer & operator = (const OpenServer &) = delete;

    /** @return ProcessID of the server, ANY if it does not run */
    ProcessID getProcessID() const { return m_probe.getProcessID(); }

    /**
     * Use what is open.
     *
     * @return Null if all answers are right, otherwise what is wrong
     */
    const char * check();

  private:

    /** Largest part of the file that is compared */
    static constexpr Size MaximumBytes = 512;

    /** Read the file from its start. Returns the number of bytes, or -1 */
    int readFile(u8 *buffer) const;

  private:

    const Server & m_server;
    ServerProbe m_probe;
    int m_file;
    int m_size;
    u32 m_round;
    u8 m_first[MaximumBytes];
};

#endif /* __BIN_RESTARTLOOP_OPENSERVER_H */
