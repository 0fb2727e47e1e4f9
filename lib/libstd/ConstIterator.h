// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBSTD_CONSTITERATOR_H
#define __LIB_LIBSTD_CONSTITERATOR_H

#include "Types.h"

/**
 * Walks over the items of a container which it cannot change.
 */
template <class T> class ConstIterator
{
  public:

    /** Destructor. */
    virtual ~ConstIterator()
    {
    }

    /** Go back to the first item. */
    virtual void reset() = 0;

    /** @return True if next() gives another item */
    virtual bool hasNext() const = 0;

    /** @return True if current() is an item */
    virtual bool hasCurrent() const = 0;

    /** @return Current item, only valid if hasCurrent() */
    virtual const T & current() const = 0;

    /** Go to the next item and return it. Only valid if hasNext(). */
    virtual const T & next() = 0;

    /** Make the next item the current. */
    virtual void operator ++ (int num) = 0;
};

#endif /* __LIB_LIBSTD_CONSTITERATOR_H */
