// SPDX-License-Identifier: GPL-3.0-or-later

#include "ErrorCode.h"
#include "TextFormatter.h"
#include "errno.h"
#include "fcntl.h"
#include "stdio.h"
#include "stdlib.h"
#include "string.h"
#include "unistd.h"

/** Text up to this size is formatted on the stack. */
static const Size StackBufferSize = 256;

/** Write all of a text. */
static int writeText(const int fd, const char *text, const int length)
{
    int written = 0;

    while (written < length)
    {
        const ssize_t count = write(fd, text + written, (size_t) (length - written));

        if (count <= 0)
        {
            return count == 0 ? ErrorCode::fail(EIO) : -1;
        }
        written += (int) count;
    }
    return length;
}

extern C FILE * fopen(const char *filename, const char *mode)
{
    const bool update = mode[0] != 0 && strchr(mode + 1, '+') != ZERO;
    int flags;

    switch (mode[0])
    {
        case 'r': flags = update ? O_RDWR : O_RDONLY; break;
        case 'w': flags = (update ? O_RDWR : O_WRONLY) | O_CREAT | O_TRUNC; break;
        case 'a': flags = (update ? O_RDWR : O_WRONLY) | O_CREAT | O_APPEND; break;
        default:
            errno = EINVAL;
            return ZERO;
    }

    const int fd = open(filename, flags, S_IRUSR | S_IWUSR | S_IRGRP | S_IROTH);
    if (fd < 0)
    {
        return ZERO;
    }

    FILE *file = (FILE *) malloc(sizeof(FILE));
    if (file == ZERO)
    {
        close(fd);
        errno = ENOMEM;
        return ZERO;
    }
    file->fd = fd;
    return file;
}

extern C size_t fread(void *ptr, size_t size, size_t nitems, FILE *stream)
{
    size_t total, done = 0;

    if (__builtin_mul_overflow(size, nitems, &total))
    {
        errno = EOVERFLOW;
        return 0;
    }
    while (done < total)
    {
        const ssize_t count = read(stream->fd, (u8 *) ptr + done, total - done);

        if (count <= 0)
        {
            break;
        }
        done += (size_t) count;
    }
    return size != 0 ? done / size : 0;
}

extern C size_t fwrite(const void *ptr, size_t size, size_t nitems, FILE *stream)
{
    size_t total, done = 0;

    if (__builtin_mul_overflow(size, nitems, &total))
    {
        errno = EOVERFLOW;
        return 0;
    }
    while (done < total)
    {
        const ssize_t count = write(stream->fd, (const u8 *) ptr + done, total - done);

        if (count <= 0)
        {
            break;
        }
        done += (size_t) count;
    }
    return size != 0 ? done / size : 0;
}

extern C int fclose(FILE *stream)
{
    const int result = close(stream->fd);

    free(stream);
    return result == 0 ? 0 : EOF;
}

extern C int printf(const char *format, ...)
{
    va_list args;

    va_start(args, format);
    const int result = vdprintf(STDOUT_FILENO, format, args);
    va_end(args);
    return result;
}

extern C int vprintf(const char *format, va_list args)
{
    return vdprintf(STDOUT_FILENO, format, args);
}

extern C int snprintf(char *buffer, size_t size, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    const int result = vsnprintf(buffer, size, format, args);
    va_end(args);
    return result;
}

extern C int vsnprintf(char *buffer, size_t size, const char *format, va_list args)
{
    return TextFormatter(buffer, size).format(format, args);
}

extern C int dprintf(int fd, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    const int result = vdprintf(fd, format, args);
    va_end(args);
    return result;
}

extern C int vdprintf(int fd, const char *format, va_list args)
{
    char buffer[StackBufferSize];
    const int length = vsnprintf(buffer, sizeof(buffer), format, args);

    if (length < (int) sizeof(buffer))
    {
        return writeText(fd, buffer, length);
    }

    char *text = (char *) malloc((size_t) length + 1);
    if (text == ZERO)
    {
        return -1;
    }
    vsnprintf(text, (size_t) length + 1, format, args);
    const int result = writeText(fd, text, length);
    free(text);
    return result;
}
