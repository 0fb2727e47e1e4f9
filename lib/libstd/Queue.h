// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBSTD_QUEUE_H
#define __LIB_LIBSTD_QUEUE_H

#include "Container.h"
#include "Missing.h"

/**
 * First in, first out queue with room for N items inside the object.
 */
template <class T, Size N> class Queue : public Container
{
  public:

    /** Constructor: an empty queue. */
    Queue()
        : m_array()
        , m_head(0)
        , m_count(0)
    {
    }

    /**
     * Add an item behind the last.
     *
     * @param item Item to copy
     *
     * @return False if the queue is full
     */
    bool push(const T & item)
    {
        if (m_count == N)
        {
            return false;
        }
        m_array[slot(m_count)] = item;
        m_count++;
        return true;
    }

    /**
     * Take the first item.
     *
     * @return Reference to the item, valid until its slot is used again; a default item if the queue is empty
     */
    T & pop()
    {
        if (!m_count)
        {
            return Missing::item<T>();
        }
        T & item = m_array[m_head];

        m_head = slot(1);
        m_count--;
        return item;
    }

    /** @return True if at least one item equals the given one */
    bool contains(const T & item) const
    {
        for (Size i = 0; i < m_count; i++)
        {
            if (Missing::same(m_array[slot(i)], item))
            {
                return true;
            }
        }
        return false;
    }

    /**
     * Remove all items which equal the value. The others keep their order.
     *
     * @param value Value to remove
     *
     * @return Number of items removed
     */
    Size remove(T value)
    {
        Size kept = 0;

        for (Size i = 0; i < m_count; i++)
        {
            if (!Missing::same(m_array[slot(i)], value))
            {
                if (kept != i)
                {
                    m_array[slot(kept)] = m_array[slot(i)];
                }
                kept++;
            }
        }
        const Size removed = m_count - kept;
        m_count = kept;
        return removed;
    }

    /** @copydoc Container::clear */
    virtual void clear()
    {
        m_head = 0;
        m_count = 0;
    }

    /** @return N */
    virtual Size size() const
    {
        return N;
    }

    /** @copydoc Container::count */
    virtual Size count() const
    {
        return m_count;
    }

  private:

    /** Slot of the item at the given distance from the first. Distance is at most N. */
    Size slot(Size distance) const
    {
        const Size i = m_head + distance;
        return i >= N ? i - N : i;
    }

  private:

    /** The slots. */
    T m_array[N];

    /** Slot of the first item. */
    Size m_head;

    /** Number of items. */
    Size m_count;
};

#endif /* __LIB_LIBSTD_QUEUE_H */
