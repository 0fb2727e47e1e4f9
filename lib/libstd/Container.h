// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBSTD_CONTAINER_H
#define __LIB_LIBSTD_CONTAINER_H

#include "Types.h"

/**
 * Something which holds a number of items.
 */
class Container
{
  public:

    /** Constructor. */
    Container();

    /** Destructor. */
    virtual ~Container();

    /** Copies are as the derived class defines them. */
    Container(const Container &) = default;

    /** Assignment has no effect: there is nothing in it. */
    Container & operator = (const Container &) = default;

    /**
     * Number of items for which there is room.
     *
     * @return Size of the container in items
     */
    virtual Size size() const = 0;

    /**
     * Number of items inside.
     *
     * @return Number of items; never more than size()
     */
    virtual Size count() const = 0;

    /**
     * Remove all items.
     */
    virtual void clear() = 0;

    /**
     * Test for having no items.
     *
     * @return True if count() is zero
     */
    virtual bool isEmpty() const;

    /**
     * Make room for at least the given number of items.
     *
     * @param size Number of items
     *
     * @return True if there is room now
     */
    virtual bool reserve(Size size);

    /**
     * Reduce the room to at most the given number of items.
     *
     * @param size Number of items
     *
     * @return True if the container is not larger now
     */
    virtual bool shrink(Size size);

    /**
     * Reduce the room to the number of items inside.
     *
     * @return New size()
     */
    virtual Size squeeze();

    /**
     * Change the room.
     *
     * @param size Number of items
     *
     * @return False if this container cannot be resized or memory is out
     */
    virtual bool resize(Size size);
};

#endif /* __LIB_LIBSTD_CONTAINER_H */
