// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBSTD_INDEX_H
#define __LIB_LIBSTD_INDEX_H

#include "Types.h"
#include "Macros.h"

/**
 * A table of N slots with pointers to items. It does not own the items, except in deleteAll().
 */
template <class T, const Size N> class Index
{
  public:

    /** Constructor: all slots are free. */
    Index()
        : m_array()
        , m_count(0)
        , m_lowest(0)
    {
    }

    /** Destructor. Leaves the items alone. */
    virtual ~Index()
    {
    }

    /**
     * Put an item in the lowest free slot.
     *
     * @param position Is set to the slot
     * @param item Item, not zero
     *
     * @return False if item is zero or all slots are taken
     */
    virtual bool insert(Size & position, T *item)
    {
        if (!item || m_count == N)
        {
            return false;
        }
        // No slot below m_lowest is free
        for (Size i = m_lowest; i < N; i++)
        {
            if (!m_array[i])
            {
                m_array[i] = item;
                m_count++;
                m_lowest = i + 1;
                position = i;
                return true;
            }
        }
        return false;
    }

    /** Put an item in the lowest free slot. @return False if item is zero or all slots are taken */
    virtual bool insert(T *item)
    {
        Size ignored;
        return Index<T, N>::insert(ignored, item);
    }

    /**
     * Put an item in a given slot and replace what is there.
     *
     * @param position The slot
     * @param item Item, not zero
     *
     * @return False if item is zero or there is no such slot
     */
    virtual bool insertAt(const Size position, T *item)
    {
        if (!item || position >= N)
        {
            return false;
        }
        if (!m_array[position])
        {
            m_count++;
        }
        m_array[position] = item;
        return true;
    }

    /** Free a slot. The item stays. @return False if there is no such slot or it is free */
    virtual bool remove(const Size position)
    {
        if (position >= N || !m_array[position])
        {
            return false;
        }
        m_array[position] = 0;
        m_count--;

        if (position < m_lowest)
        {
            m_lowest = position;
        }
        return true;
    }

    /** Delete all items and free all slots. */
    void deleteAll()
    {
        for (Size i = 0; i < N && m_count; i++)
        {
            if (m_array[i])
            {
                T *item = m_array[i];

                remove(i);
                delete item;
            }
        }
    }

    /** @return Item in the slot, zero if there is none */
    virtual T * get(const Size position) const
    {
        return position < N ? m_array[position] : 0;
    }

    /** @return True if some slot points to the item */
    virtual bool contains(const T *item) const
    {
        for (Size i = 0; item && i < N; i++)
        {
            if (m_array[i] == item)
            {
                return true;
            }
        }
        return false;
    }

    /** @return Number of slots */
    virtual Size size() const
    {
        return N;
    }

    /** @return Number of items */
    virtual Size count() const
    {
        return m_count;
    }

    /** @return Item in the slot, zero if there is none */
    T * operator [] (const Size i)
    {
        return i < N ? m_array[i] : 0;
    }

  private:

    /** The slots. */
    T *m_array[N];

    /** Number of slots taken. */
    Size m_count;

    /** All slots below this one are taken. */
    Size m_lowest;
};

#endif /* __LIB_LIBSTD_INDEX_H */
