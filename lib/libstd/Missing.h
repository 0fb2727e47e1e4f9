// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBSTD_MISSING_H
#define __LIB_LIBSTD_MISSING_H

#include "Types.h"

/**
 * What containers answer when asked by reference for an item which they do not have.
 */
namespace Missing
{
    /**
     * A default constructed item, shared by all who ask: meant to be read.
     *
     * It is never destroyed, so that no static destructor is needed. A type without default constructor
     * has no such item: then the program stops here instead of reading wild memory.
     *
     * @return Reference which is always valid
     */
    template <class T> T & item()
    {
        if constexpr (__is_constructible(T))
        {
            static T *missing = 0;

            if (!missing)
            {
                missing = new T();
            }
            return *missing;
        }
        else
        {
            __builtin_trap();
        }
    }

    /**
     * Compare two items of any type.
     *
     * @return True if equal; types which cannot be compared are equal only to themselves.
     */
    template <class T> bool same(const T & a, const T & b)
    {
        if constexpr (requires { a == b; })
        {
            return a == b;
        }
        else if constexpr (requires(T & x, T & y) { x == y; })
        {
            return const_cast<T &>(a) == const_cast<T &>(b);
        }
        else
        {
            return &a == &b;
        }
    }
}

#endif /* __LIB_LIBSTD_MISSING_H */
