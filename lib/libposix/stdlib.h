// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBPOSIX_STDLIB_H
#define __LIB_LIBPOSIX_STDLIB_H

#include <Types.h>
#include <Macros.h>
#include "sys/types.h"

/** Exit status of success. */
#define EXIT_SUCCESS 0

/** Exit status of failure. */
#define EXIT_FAILURE 1

/** Highest number that random() returns. */
#define RAND_MAX 2147483647

/**
 * Run the destructors of static objects and end the process.
 *
 * @param status Exit status, of which 16 bits reach the parent
 */
extern C void exit(int status) __attribute__((noreturn));

/**
 * End the process at once, with status 1 and a message in the log.
 */
extern C void abort() __attribute__((noreturn));

/**
 * Convert a number to text.
 *
 * @param buffer Output buffer, large enough for all digits, sign and terminator (33 bytes are for every number)
 * @param divisor Base from 2 to 36; in base 10 negative numbers get a sign, in others they count as unsigned
 * @param number Number to convert
 */
extern C void itoa(char *buffer, int divisor, int number);

/**
 * Convert text to a number.
 *
 * @param nptr Terminated text
 *
 * @return Number, limited to the range of int; zero if there is none
 */
extern C int atoi(const char *nptr);

/**
 * Convert text to a number.
 *
 * @param nptr Terminated text: blanks, sign, optional 0x for base 16 or 0 for base 8, digits
 * @param endptr If not null receives the address of the first character not converted
 * @param base 2 to 36, or zero to tell from the prefix
 *
 * @return Number; LONG_MIN or LONG_MAX with errno ERANGE on overflow; zero with errno EINVAL for a bad base
 */
extern C long strtol(const char *nptr, char **endptr, int base);

/**
 * Convert text to an unsigned number.
 *
 * @param nptr Terminated text, as for strtol(); a minus sign negates the result
 * @param endptr If not null receives the address of the first character not converted
 * @param base 2 to 36, or zero to tell from the prefix
 *
 * @return Number; ULONG_MAX with errno ERANGE on overflow; zero with errno EINVAL for a bad base
 */
extern C unsigned long strtoul(const char *nptr, char **endptr, int base);

/**
 * Allocate memory.
 *
 * @param size Size in bytes
 *
 * @return Memory released by free(), or null with errno ENOMEM
 */
extern C void * malloc(size_t size);

/**
 * Allocate zeroed memory.
 *
 * @param nmemb Number of items
 * @param size Size of an item in bytes
 *
 * @return Memory released by free(), or null with errno ENOMEM
 */
extern C void * calloc(size_t nmemb, size_t size);

/**
 * Change the size of allocated memory.
 *
 * @param ptr Memory from malloc(), calloc() or realloc(), or null to allocate
 * @param size Wanted size in bytes, zero releases the memory
 *
 * @return Memory that replaces the old; null with errno ENOMEM leaves the old as it was
 */
extern C void * realloc(void *ptr, size_t size);

/**
 * Release memory.
 *
 * @param ptr Memory from malloc(), calloc(), realloc(), strdup() or strndup(), or null
 */
extern C void free(void *ptr);

/**
 * Start a sequence of pseudo-random numbers.
 *
 * @param seed Same seed, same sequence
 */
extern C void srandom(unsigned int seed);

/**
 * Get the next pseudo-random number.
 *
 * @return Number from 0 to RAND_MAX
 */
extern C long random();

#endif /* __LIB_LIBPOSIX_STDLIB_H */
