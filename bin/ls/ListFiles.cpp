// SPDX-License-Identifier: GPL-3.0-or-later

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <sys/stat.h>
#include <sys/types.h>
#include "ListFiles.h"

ListFiles::ListFiles(int argc, char **argv)
    : POSIXApplication(argc, argv)
    , m_long(false)
    , m_all(false)
    , m_colors(true)
    , m_count(0)
{
    parser().setDescription("List files and the entries of directories");
    parser().registerPositional("FILE", "Files and directories to list, the current directory if none", 0);
    parser().registerFlag('l', "long", "Print type, access, size and owner");
    parser().registerFlag('a', "all", "Print names that start with a dot, too");
    parser().registerFlag('n', "no-color", "Print no colors");
}

ListFiles::Result ListFiles::exec()
{
    const Vector<Argument *> &files = arguments().getPositionals();
    Result result = Success;

    m_long = arguments().get("long") != ZERO;
    m_all = arguments().get("all") != ZERO;
    m_colors = arguments().get("no-color") == ZERO;

    if (files.count() == 0)
    {
        result = listDirectory(".");
    }

    for (Size i = 0; i < files.count(); i++)
    {
        const char *path = *files[i]->getValue();
        struct stat st;

        if (stat(path, &st) != 0)
        {
            flush();
            dprintf(2, "ls: %s: %s\r\n", path, strerror(errno));
            result = IOError;
            continue;
        }

        Result one = Success;
        if (S_ISDIR(st.st_mode))
        {
            if (files.count() > 1)
            {
                append(path);
                append(":\r\n");
            }
            one = listDirectory(path);
        }
        else
        {
            one = printFile(path, path);
            if (!m_long)
                append("\r\n");
        }

        if (one != Success)
            result = one;
    }

    flush();
    return result;
}

ListFiles::Result ListFiles::listDirectory(const char *path)
{
    const Size pathLength = strlen(path);
    const bool slash = pathLength > 0 && path[pathLength - 1] == '/';
    Result result = Success;
    Size entries = 0;
    char full[FileSystemPath::MaximumLength];
    struct dirent *entry;

    DIR *dir = opendir(path);
    if (!dir)
    {
        flush();
        dprintf(2, "ls: %s: %s\r\n", path, strerror(errno));
        return IOError;
    }

    while ((entry = readdir(dir)) != ZERO)
    {
        if (entry->d_name[0] == '.' && !m_all)
            continue;

        if (pathLength + 1 + strlen(entry->d_name) >= sizeof(full))
        {
            flush();
            dprintf(2, "ls: %s/%s: path is too long\r\n", path, entry->d_name);
            result = IOError;
            continue;
        }

        strlcpy(full, path, sizeof(full));
        if (!slash)
            strlcpy(full + pathLength, "/", sizeof(full) - pathLength);
        strlcpy(full + strlen(full), entry->d_name, sizeof(full) - strlen(full));

        if (printFile(full, entry->d_name) != Success)
            result = IOError;
        entries++;
    }
    closedir(dir);

    if (!m_long && entries > 0)
        append("\r\n");

    flush();
    return result;
}

ListFiles::Result ListFiles::printFile(const char *path, const char *name)
{
    struct stat st;
    char line[64];

    if (!m_long && !m_colors)
    {
        append(name);
        append(" ");
        return Success;
    }

    if (stat(path, &st) != 0)
    {
        flush();
        dprintf(2, "ls: %s: %s\r\n", path, strerror(errno));
        return IOError;
    }

    if (m_long)
    {
        char mode[11];

        mode[0] = S_ISDIR(st.st_mode) ? 'd' : S_ISCHR(st.st_mode) ? 'c' : S_ISBLK(st.st_mode) ? 'b' :
                  S_ISLNK(st.st_mode) ? 'l' : S_ISFIFO(st.st_mode) ? 'p' : '-';
        for (Size i = 0; i < 9; i++)
        {
            mode[i + 1] = (st.st_mode & (0400 >> i)) ? "rwx"[i % 3] : '-';
        }
        mode[10] = ZERO;
        snprintf(line, sizeof(line), "%s %5d %5d %10u ", mode, (int) st.st_uid, (int) st.st_gid, (uint) st.st_size);
        append(line);
    }

    const char *color = S_ISDIR(st.st_mode) ? "\033[1;34m" :
                        (S_ISCHR(st.st_mode) || S_ISBLK(st.st_mode)) ? "\033[1;33m" :
                        (st.st_mode & 0111) ? "\033[1;32m" : "";
    if (m_colors)
        append(color);
    append(name);
    if (m_colors && *color)
        append("\033[0m");
    append(m_long ? "\r\n" : " ");
    return Success;
}

void ListFiles::append(const char *text)
{
    for (; *text; text++)
    {
        if (m_count == BufferSize)
            flush();
        m_buffer[m_count++] = *text;
    }
}

void ListFiles::flush()
{
    Size done = 0;

    while (done < m_count)
    {
        const ssize_t n = write(1, m_buffer + done, m_count - done);
        if (n <= 0)
            break;
        done += n;
    }
    m_count = 0;
}
