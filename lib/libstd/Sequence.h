// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBSTD_SEQUENCE_H
#define __LIB_LIBSTD_SEQUENCE_H

#include "Types.h"
#include "Macros.h"
#include "Container.h"
#include "Comparable.h"
#include "Missing.h"

/**
 * A container whose items have a position, counted from zero.
 */
template <class T> class Sequence : public Container, public Comparable<Sequence<T> >
{
  public:

    /**
     * Add an item where there is room.
     *
     * @param item Item to add, it is copied
     *
     * @return Position of the item or -1 if it cannot be added
     */
    virtual int insert(const T & item)
    {
        (void) item;
        return -1;
    }

    /**
     * Put an item at a position and replace what is there.
     *
     * @param position Position of the item
     * @param item Item to copy
     *
     * @return True on success
     */
    virtual bool insert(Size position, const T & item)
    {
        (void) position;
        (void) item;
        return false;
    }

    /**
     * Put the value at each position up to size().
     *
     * @param value Value to copy
     */
    virtual void fill(T value)
    {
        const Size sz = size();

        for (Size i = 0; i < sz; i++)
        {
            insert(i, value);
        }
    }

    /**
     * Remove all items which equal the value.
     *
     * @param value Value to remove
     *
     * @return Number of items removed
     */
    virtual int remove(T value)
    {
        int removed = 0;

        for (Size i = 0; i < count();)
        {
            if (Missing::same(at(i), value) && removeAt(i))
            {
                removed++;
            }
            else
            {
                i++;
            }
        }
        return removed;
    }

    /**
     * Remove one item. Later items move down.
     *
     * @param position Position of the item
     *
     * @return True if removed
     */
    virtual bool removeAt(Size position)
    {
        (void) position;
        return false;
    }

    /**
     * Remove all items.
     */
    virtual void clear()
    {
        for (Size i = count(); i > 0; i--)
        {
            if (!removeAt(i - 1))
            {
                break;
            }
        }
    }

    /**
     * Get an item.
     *
     * @param position Position of the item
     *
     * @return Pointer to the item, owned by the sequence, or zero if there is none
     */
    virtual const T * get(Size position) const = 0;

    /**
     * Get an item.
     *
     * @param position Position of the item
     *
     * @return Reference to the item, or to a default item if there is none
     */
    virtual const T & at(Size position) const = 0;

    /**
     * Look for a value.
     *
     * @param value Value to look for
     *
     * @return True if at least one item equals the value
     */
    virtual bool contains(const T value) const
    {
        const Size cnt = count();

        for (Size i = 0; i < cnt; i++)
        {
            if (Missing::same(at(i), value))
            {
                return true;
            }
        }
        return false;
    }

    /**
     * Compare with another sequence: sizes, then counts, then items.
     *
     * @param s Sequence to compare with
     *
     * @return Zero if equal, the difference of sizes or of counts, or the position plus one of the first
     *         item which differs
     */
    virtual int compareTo(const Sequence<T> & s) const
    {
        if (size() != s.size())
        {
            return (int) (size() - s.size());
        }
        const Size cnt = count();

        if (cnt != s.count())
        {
            return (int) (cnt - s.count());
        }
        for (Size i = 0; i < cnt; i++)
        {
            if (!Missing::same(at(i), s.at(i)))
            {
                return (int) i + 1;
            }
        }
        return 0;
    }

    /**
     * Test for equality.
     *
     * @param s Sequence to compare with
     *
     * @return True if compareTo() is zero
     */
    virtual bool equals(const Sequence<T> & s) const
    {
        return compareTo(s) == 0;
    }

    /** Get the item at the position, as at(). */
    const T & operator [] (int i) const
    {
        return at((Size) i);
    }

    /** Get the item at the position, as at(). */
    const T & operator [] (Size i) const
    {
        return at(i);
    }

    /** Get the item at the position to change it, as at(). */
    T & operator [] (int i)
    {
        return const_cast<T &>(at((Size) i));
    }

    /** Get the item at the position to change it, as at(). */
    T & operator [] (Size i)
    {
        return const_cast<T &>(at(i));
    }

    using Container::size;
    using Container::count;
};

#endif /* __LIB_LIBSTD_SEQUENCE_H */
