// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBSTD_COMPARABLE_H
#define __LIB_LIBSTD_COMPARABLE_H

#include "Types.h"

/**
 * Interface of objects which can be compared to others of type T.
 */
template <class T> class Comparable
{
  public:

    /** Constructor. */
    Comparable() = default;

    /** Destructor. */
    virtual ~Comparable()
    {
    }

    /** Copies carry nothing. */
    Comparable(const Comparable &) = default;

    /** Assignment has no effect: there is nothing in it. */
    Comparable & operator = (const Comparable &) = default;

    /**
     * Test for equality.
     *
     * @param t Object to compare with
     *
     * @return True if equal
     */
    virtual bool equals(const T & t) const = 0;

    /**
     * Compare.
     *
     * @param t Object to compare with
     *
     * @return Zero if equal, non-zero otherwise
     */
    virtual int compareTo(const T & t) const = 0;
};

#endif /* __LIB_LIBSTD_COMPARABLE_H */
