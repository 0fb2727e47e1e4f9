// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBPOSIX_STDIO_H
#define __LIB_LIBPOSIX_STDIO_H

#include <Types.h>
#include <Macros.h>
#include <stdarg.h>
#include "sys/types.h"

/** Result of a failed or ended input operation. */
#define EOF (-1)

/** Seek relative to the start of the file. */
#define SEEK_SET 0

/** Seek relative to the current position. */
#define SEEK_CUR 1

/** Seek relative to the end of the file. */
#define SEEK_END 2

/** An open file. Unbuffered: what is written has arrived when the call returns. */
typedef struct FILE
{
    int fd; /**< File descriptor. */
}
FILE;

/**
 * Open a file.
 *
 * @param filename Terminated path
 * @param mode "r", "w", "a", each with optional "+" and "b"
 *
 * @return New FILE, closed by fclose(), or null with errno set
 */
extern C FILE * fopen(const char *filename, const char *mode);

/**
 * Read items from a file.
 *
 * @param ptr Output buffer of size * nitems bytes
 * @param size Size of an item in bytes
 * @param nitems Number of items wanted
 * @param stream Open file
 *
 * @return Number of complete items read, less than wanted at the end or, with errno set, on an error
 */
extern C size_t fread(void *ptr, size_t size, size_t nitems, FILE *stream);

/**
 * Write items to a file.
 *
 * @param ptr Input buffer of size * nitems bytes
 * @param size Size of an item in bytes
 * @param nitems Number of items
 * @param stream Open file
 *
 * @return Number of complete items written, less than given if, with errno set, an error occurred
 */
extern C size_t fwrite(const void *ptr, size_t size, size_t nitems, FILE *stream);

/**
 * Close a file.
 *
 * @param stream Open file, not valid afterwards
 *
 * @return Zero, or EOF with errno set
 */
extern C int fclose(FILE *stream);

/**
 * Print formatted text to the standard output, with a single write.
 *
 * @param format Terminated format, see vsnprintf()
 *
 * @return Number of characters printed, or -1 with errno set
 */
extern C int printf(const char *format, ...);

/**
 * Print formatted text to the standard output, with a single write.
 *
 * @param format Terminated format, see vsnprintf()
 * @param args Arguments
 *
 * @return Number of characters printed, or -1 with errno set
 */
extern C int vprintf(const char *format, va_list args);

/**
 * Format text into a buffer.
 *
 * @param buffer Output buffer, always terminated if size is not zero
 * @param size Size of the buffer in bytes
 * @param format Terminated format, see vsnprintf()
 *
 * @return Number of characters of the complete text, which may be more than the buffer holds
 */
extern C int snprintf(char *buffer, size_t size, const char *format, ...);

/**
 * Format text into a buffer.
 *
 * Conversions: d i u o x X c s p %, with the length modifiers hh h l ll z, the flags `-`, `0`, `+`, blank and `#`,
 * a width, and a precision; width and precision may be `*`.
 *
 * @param buffer Output buffer, always terminated if size is not zero
 * @param size Size of the buffer in bytes
 * @param format Terminated format
 * @param args Arguments
 *
 * @return Number of characters of the complete text, which may be more than the buffer holds
 */
extern C int vsnprintf(char *buffer, size_t size, const char *format, va_list args);

/**
 * Print formatted text to a file descriptor, with a single write.
 *
 * @param fd File descriptor
 * @param format Terminated format, see vsnprintf()
 *
 * @return Number of characters printed, or -1 with errno set
 */
extern C int dprintf(int fd, const char *format, ...);

/**
 * Print formatted text to a file descriptor, with a single write.
 *
 * @param fd File descriptor
 * @param format Terminated format, see vsnprintf()
 * @param args Arguments
 *
 * @return Number of characters printed, or -1 with errno set
 */
extern C int vdprintf(int fd, const char *format, va_list args);

#endif /* __LIB_LIBPOSIX_STDIO_H */
