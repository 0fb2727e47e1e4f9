// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBSTD_ARRAY_H
#define __LIB_LIBSTD_ARRAY_H

#include "Sequence.h"

/**
 * A sequence of exactly N items of type T, stored inside the object.
 */
template <class T, Size N> class Array : public Sequence<T>
{
  public:

    using Sequence<T>::insert;

    /**
     * Constructor. Items have their default value.
     */
    Array()
        : m_array()
    {
    }

    /**
     * Copy constructor.
     *
     * @param a Array to copy item by item
     */
    Array(const Array<T, N> & a) = default;

    /**
     * Assignment.
     *
     * @param a Array to copy item by item
     */
    Array<T, N> & operator = (const Array<T, N> & a) = default;

    /**
     * Put an item at a position.
     *
     * @param position Position, less than N
     * @param item Item to copy
     *
     * @return False if the position is not inside
     */
    virtual bool insert(Size position, const T & item)
    {
        if (position >= N)
        {
            return false;
        }
        m_array[position] = item;
        return true;
    }

    /** @copydoc Sequence::get */
    virtual const T * get(Size position) const
    {
        return position < N ? &m_array[position] : 0;
    }

    /** @copydoc Sequence::at */
    virtual const T & at(Size position) const
    {
        return position < N ? m_array[position] : Missing::item<T>();
    }

    /**
     * Get a copy of an item.
     *
     * @param position Position of the item
     *
     * @return Copy of the item, or of a default item if there is none
     */
    virtual const T value(Size position) const
    {
        return at(position);
    }

    /** @copydoc Container::size */
    virtual Size size() const
    {
        return N;
    }

    /** @copydoc Container::count */
    virtual Size count() const
    {
        return N;
    }

  private:

    /** The items. */
    T m_array[N];
};

#endif /* __LIB_LIBSTD_ARRAY_H */
