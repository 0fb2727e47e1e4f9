// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBSTD_ITERATOR_H
#define __LIB_LIBSTD_ITERATOR_H

#include "Types.h"

/**
 * Walks over the items of a container and may change and remove them.
 */
template <class T> class Iterator
{
  public:

    /** Destructor. */
    virtual ~Iterator()
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

    /** @return Current item, only valid if hasCurrent() */
    virtual T & current() = 0;

    /** Go to the next item and return it. Only valid if hasNext(). */
    virtual T & next() = 0;

    /** Remove the current item. @return True if there was one */
    virtual bool remove() = 0;

    /** Make the next item the current. */
    virtual void operator ++ (int num) = 0;
};

#endif /* __LIB_LIBSTD_ITERATOR_H */
