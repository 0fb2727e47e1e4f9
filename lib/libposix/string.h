// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBPOSIX_STRING_H
#define __LIB_LIBPOSIX_STRING_H

#include <Types.h>
#include <Macros.h>
#include "sys/types.h"

/**
 * Compare two strings.
 *
 * @return Zero if equal, negative if s1 comes first, positive otherwise
 */
extern C int strcmp(const char *s1, const char *s2);

/**
 * Compare two strings up to a number of characters.
 *
 * @return Zero if equal, negative if s1 comes first, positive otherwise
 */
extern C int strncmp(const char *s1, const char *s2, size_t n);

/**
 * Compare two strings without regard to case.
 *
 * @return Zero if equal, negative if s1 comes first, positive otherwise
 */
extern C int strcasecmp(const char *s1, const char *s2);

/**
 * Compare two strings up to a number of characters without regard to case.
 *
 * @return Zero if equal, negative if s1 comes first, positive otherwise
 */
extern C int strncasecmp(const char *s1, const char *s2, size_t n);

/**
 * Copy a string to new memory.
 *
 * @return Memory released by free(), or null with errno ENOMEM
 */
extern C char * strdup(const char *str);

/**
 * Copy at most a number of characters of a string to new memory, always terminated.
 *
 * @return Memory released by free(), or null with errno ENOMEM
 */
extern C char * strndup(const char *str, size_t n);

/**
 * Fill memory with a byte.
 *
 * @return dest
 */
extern C void * memset(void *dest, int ch, size_t count);

/**
 * Copy memory that does not overlap.
 *
 * @return dest
 */
extern C void * memcpy(void *dest, const void *src, size_t count);

/**
 * Copy memory that may overlap.
 *
 * @return dest
 */
extern C void * memmove(void *dest, const void *src, size_t count);

/**
 * Compare memory.
 *
 * @return Zero if equal, negative if p1 comes first, positive otherwise
 */
extern C int memcmp(const void *p1, const void *p2, size_t count);

/**
 * Find a byte in memory.
 *
 * @return Address of the first match or null
 */
extern C void * memchr(const void *ptr, int ch, size_t count);

/**
 * Count the characters of a string.
 *
 * @return Number of characters without the terminator
 */
extern C size_t strlen(const char *str);

/**
 * Count the characters of a string up to a maximum.
 *
 * @return Number of characters without the terminator, at most `maximum`
 */
extern C size_t strnlen(const char *str, size_t maximum);

/**
 * Copy a string.
 *
 * @return Number of characters copied without the terminator
 */
extern C int strcpy(char *dest, const char *src);

/**
 * Copy at most a number of characters of a string. The rest of the `size` bytes is filled with zeroes; there is
 * no terminator if the source has `size` characters or more.
 *
 * @return Number of characters copied without terminators
 */
extern C int strncpy(char *dest, const char *src, size_t size);

/**
 * Copy a string to a buffer, always terminated.
 *
 * @return Length of the source
 */
extern C size_t strlcpy(char *dest, const char *src, size_t size);

/**
 * Append a string to that in a buffer of a size, always terminated.
 *
 * @return Length that the complete string would have
 */
extern C size_t strlcat(char *dest, const char *src, size_t size);

/**
 * Append a string.
 *
 * @return dest
 */
extern C char * strcat(char *dest, const char *src);

/**
 * Append at most a number of characters of a string, always terminated.
 *
 * @return dest
 */
extern C char * strncat(char *dest, const char *src, size_t n);

/**
 * Get the text of an error code.
 *
 * @param errnum Error code, negative as in errno or positive
 *
 * @return Static text
 */
extern C char * strerror(int errnum);

/**
 * Find the first occurrence of a character, which may be the terminator.
 *
 * @return Address of the match or null
 */
extern C char * strchr(const char *str, int ch);

/**
 * Find the last occurrence of a character, which may be the terminator.
 *
 * @return Address of the match or null
 */
extern C char * strrchr(const char *str, int ch);

/**
 * Find the first occurrence of a string in another.
 *
 * @return Address of the match or null
 */
extern C char * strstr(const char *str, const char *needle);

#endif /* __LIB_LIBPOSIX_STRING_H */
