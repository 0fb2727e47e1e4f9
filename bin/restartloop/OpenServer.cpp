// SPDX-License-Identifier: GPL-3.0-or-later

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "OpenServer.h"

OpenServer::OpenServer(const Server & server)
    : m_server(server)
    , m_probe(server.probe)
    , m_file(-1)
    , m_size(-1)
    , m_round(0)
{
    if (!server.path)
        return;

    if (server.writable)
    {
        unlink(server.path);
        close(creat(server.path, S_IRUSR | S_IWUSR));
    }
    m_file = open(server.path, server.writable ? O_RDWR : O_RDONLY);

    if (m_file >= 0 && !server.writable)
        m_size = readFile(m_first);
}

OpenServer::~OpenServer()
{
    if (m_file >= 0)
        close(m_file);
    if (m_server.writable)
        unlink(m_server.path);
}

int OpenServer::readFile(u8 *buffer) const
{
    memset(buffer, 0, MaximumBytes);
    return lseek(m_file, 0, SEEK_SET) == 0 ? (int) read(m_file, buffer, MaximumBytes) : -1;
}

const char * OpenServer::check()
{
    u8 buffer[MaximumBytes];

    if (m_server.probe.kind == ServerProbe::Console)
        return write(1, ".", 1) == 1 ? ZERO : "the open console does not print";

    if (m_server.probe.kind != ServerProbe::Status)
        return m_probe.ask() ? ZERO : "no right answer";

    const int size = m_file < 0 ? -1 : readFile(buffer);

    if (size < 0)
        return "the open file is not readable";

    if (m_server.writable)
    {
        // What the last round has written has to be there
        if (m_round && (size != (int) sizeof(m_round) || memcmp(buffer, &m_round, sizeof(m_round)) != 0))
            return "the open file has lost what was written";

        m_round++;
        if (lseek(m_file, 0, SEEK_SET) != 0 || write(m_file, &m_round, sizeof(m_round)) != sizeof(m_round))
            return "the open file is not writable";
    }
    else if (size != m_size || size == 0)
        return "the open file has another size";

    // A clock goes on, all others stay as they are
    else if (strncmp(m_server.path, "/dev/", 5) != 0 && memcmp(buffer, m_first, size) != 0)
        return "the open file has another content";

    return m_probe.ask() ? ZERO : "no right answer";
}
