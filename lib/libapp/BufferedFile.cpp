// SPDX-License-Identifier: GPL-3.0-or-later

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include <MemoryBlock.h>
#include "BufferedFile.h"

BufferedFile::BufferedFile(const char *path)
    : m_path(path)
    , m_buffer(ZERO)
    , m_size(0)
{
}

BufferedFile::~BufferedFile()
{
    ::free(m_buffer);
}

const char * BufferedFile::path() const
{
    return m_path;
}

const void * BufferedFile::buffer() const
{
    return m_buffer;
}

BufferedFile::Result BufferedFile::read()
{
    struct stat st;

    if (::stat(m_path, &st) != 0)
    {
        return errno == ENOENT ? NotFound : IOError;
    }
    if (S_ISDIR(st.st_mode))
    {
        errno = EISDIR;
        return IOError;
    }

    const int fd = ::open(m_path, O_RDONLY);
    if (fd < 0)
    {
        return errno == ENOENT ? NotFound : IOError;
    }

    const Result result = readAll(fd, (Size) st.st_size);
    ::close(fd);
    return result;
}

BufferedFile::Result BufferedFile::readAll(const int fd, const Size expected)
{
    // One byte more than the content, for the terminator. Pseudo files tell no size: start with one page.
    Size capacity = expected != 0 ? expected + 1 : 4096;
    Size size = 0;
    u8 *buffer = (u8 *) ::malloc(capacity);

    while (buffer != ZERO)
    {
        // A known size makes a single request. Only a file that did not tell its size is asked again for its end.
        const Size wanted = expected != 0 && size < expected ? expected - size : capacity - size - 1;
        const ssize_t count = wanted != 0 ? ::read(fd, buffer + size, wanted) : 0;

        if (count < 0 || (Size) count > wanted)
        {
            break;
        }
        size += (Size) count;

        if (count == 0 || size == expected)
        {
            buffer[size] = 0;
            ::free(m_buffer);
            m_buffer = buffer;
            m_size = size;
            return Success;
        }
        if (size == capacity - 1)
        {
            u8 *larger = (u8 *) ::realloc(buffer, capacity * 2);

            if (larger == ZERO)
            {
                break;
            }
            buffer = larger;
            capacity *= 2;
        }
    }

    ::free(buffer);
    return IOError;
}

BufferedFile::Result BufferedFile::write(const void *data, const Size size) const
{
    const u8 *bytes = static_cast<const u8 *>(data);
    Size written = 0;
    const int fd = ::open(m_path, O_WRONLY);

    if (fd < 0)
    {
        return errno == ENOENT ? NotFound : IOError;
    }
    while (written < size)
    {
        const ssize_t count = ::write(fd, bytes + written, size - written);

        if (count <= 0)
        {
            break;
        }
        written += (Size) count;
    }
    ::close(fd);
    return written == size ? Success : IOError;
}
