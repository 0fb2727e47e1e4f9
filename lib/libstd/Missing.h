// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBSTD_MISSING_H
#define __LIB_LIBSTD_MISSING_H

#include "Types.h"
#include "Macros.h"

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

    /** As same(), for items which can be compared: the first choice. */
    template <class T> ALWAYS_INLINE auto compare(const T & a, const T & b, int, int) -> decltype((bool) (a == b))
    {
        return a == b;
    }

    /** As same(), for items which can be compared unless they are constant: the second choice. */
    template <class T> ALWAYS_INLINE auto compare(const T & a, const T & b, int, long)
        -> decltype((bool) (const_cast<T &>(a) == const_cast<T &>(b)))
    {
        return const_cast<T &>(a) == const_cast<T &>(b);
    }

    /** As same(), for all other items. */
    template <class T> ALWAYS_INLINE bool compare(const T & a, const T & b, long, long)
    {
        return &a == &b;
    }

    /**
     * Compare two items of any type.
     *
     * @return True if equal; types which cannot be compared are equal only to themselves.
     */
    template <class T> bool same(const T & a, const T & b)
    {
        return Missing::compare(a, b, 0, 0);
    }
}

#endif /* __LIB_LIBSTD_MISSING_H */
