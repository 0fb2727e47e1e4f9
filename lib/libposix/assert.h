// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBPOSIX_ASSERT_H
#define __LIB_LIBPOSIX_ASSERT_H

#include <Macros.h>

#ifdef CPP
#include <Assert.h>
#elif defined(__ASSERT__)
/** Stop the program if the expression is false: a source in C has no log. */
#define assert(exp) \
    do \
    { \
        if (!(exp)) \
        { \
            __builtin_trap(); \
        } \
    } \
    while (0)
#else
#define assert(exp)
#endif

#endif /* __LIB_LIBPOSIX_ASSERT_H */
