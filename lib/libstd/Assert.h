// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBSTD_ASSERT_H
#define __LIB_LIBSTD_ASSERT_H

#include "Log.h"
#include "Macros.h"

#undef assert

/**
 * Stop the program with a message if the expression is false.
 *
 * Does nothing at all unless __ASSERT__ is defined (DEBUG=True). FATAL is looked up where assert() is used.
 */
#ifdef __ASSERT__
#define assert(exp) \
    if (!(exp)) \
    { \
        FATAL("Assertion failed: " #exp); \
    }
#else
#define assert(exp)
#endif

#endif /* __LIB_LIBSTD_ASSERT_H */
