// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBPOSIX_SYS_UTSNAME_H
#define __LIB_LIBPOSIX_SYS_UTSNAME_H

#include <Types.h>
#include <Macros.h>

/** Size in bytes of each name with its terminator. */
#define UTSNAME_LEN 64

/** Names of this system. */
struct utsname
{
    char sysname[UTSNAME_LEN];  /**< Operating system. */
    char nodename[UTSNAME_LEN]; /**< This computer. */
    char release[UTSNAME_LEN];  /**< Release of the operating system. */
    char version[UTSNAME_LEN];  /**< Build of the release. */
    char machine[UTSNAME_LEN];  /**< Processor architecture. */
};

/**
 * Get the names of this system.
 *
 * @param name Filled on success
 *
 * @return Zero, or -1 with errno set
 */
extern C int uname(struct utsname *name);

#endif /* __LIB_LIBPOSIX_SYS_UTSNAME_H */
