// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBSTD_VECTOR_H
#define __LIB_LIBSTD_VECTOR_H

#include "MemoryBlock.h"
#include "Sequence.h"

/** Number of items for which a Vector has room by default. */
#define VECTOR_DEFAULT_SIZE 64

/**
 * A sequence in one piece of memory which grows when needed.
 *
 * The vector owns its items. Slots between count() and size() hold default items.
 */
template <class T> class Vector : public Sequence<T>
{
  public:

    /**
     * Constructor.
     *
     * @param size Number of items to make room for
     */
    Vector(Size size = VECTOR_DEFAULT_SIZE)
        : m_array(allocate(size))
        , m_size(m_array ? size : 0)
        , m_count(0)
    {
    }

    /**
     * Copy constructor.
     *
     * @param a Vector to copy, item by item
     */
    Vector(const Vector<T> & a)
        : m_array(allocate(a.m_size))
        , m_size(m_array ? a.m_size : 0)
        , m_count(0)
    {
        copyFrom(a);
    }

    /**
     * Move constructor.
     *
     * @param a Vector whose items are taken over; it is empty afterwards
     */
    Vector(Vector<T> && a)
        : m_array(a.m_array)
        , m_size(a.m_size)
        , m_count(a.m_count)
    {
        a.m_array = 0;
        a.m_size = 0;
        a.m_count = 0;
    }

    /** Destructor. Destroys all items. */
    virtual ~Vector()
    {
        delete[] m_array;
    }

    /**
     * Assignment.
     *
     * @param a Vector to copy, item by item
     *
     * @return This vector
     */
    Vector<T> & operator = (const Vector<T> & a)
    {
        if (this != &a)
        {
            Vector<T> copy(a);
            swap(copy);
        }
        return *this;
    }

    /**
     * Move assignment.
     *
     * @param a Vector whose items are taken over
     *
     * @return This vector
     */
    Vector<T> & operator = (Vector<T> && a)
    {
        swap(a);
        return *this;
    }

    /**
     * Add an item behind the last. Doubles the room when full.
     *
     * @param item Item to copy
     *
     * @return Position of the item or -1 if memory is out
     */
    virtual int insert(const T & item)
    {
        if (m_count >= m_size)
        {
            // The item may live inside the array which is about to be replaced
            T copy(item);

            if (!Vector<T>::resize(m_size ? m_size * 2 : 1))
            {
                return -1;
            }
            m_array[m_count] = static_cast<T &&>(copy);
        }
        else
        {
            m_array[m_count] = item;
        }
        return (int) m_count++;
    }

    /**
     * Put an item at a position and replace what is there. Grows when needed.
     *
     * @param position Position of the item
     * @param item Item to copy
     *
     * @return False if memory is out
     */
    virtual bool insert(Size position, const T & item)
    {
        if (position >= m_size)
        {
            T copy(item);

            if (position == (Size) -1 || !Vector<T>::resize(position + 1))
            {
                return false;
            }
            m_array[position] = static_cast<T &&>(copy);
        }
        else
        {
            m_array[position] = item;
        }
        if (m_count <= position)
        {
            m_count = position + 1;
        }
        return true;
    }

    /** As in Sequence. */
    virtual const T * get(Size position) const
    {
        return position < m_count ? &m_array[position] : 0;
    }

    /**
     * Get an item.
     *
     * @param position Position, which may be any less than size()
     *
     * @return Reference to the item, or to a default item if there is none
     */
    virtual const T & at(Size position) const
    {
        return position < m_size ? m_array[position] : Missing::item<T>();
    }

    /** As in Container. */
    virtual void clear()
    {
        for (Size i = 0; i < m_count; i++)
        {
            m_array[i] = T();
        }
        m_count = 0;
    }

    /** As in Sequence. */
    virtual bool removeAt(Size position)
    {
        if (position >= m_count)
        {
            return false;
        }
        for (Size i = position; i + 1 < m_count; i++)
        {
            m_array[i] = static_cast<T &&>(m_array[i + 1]);
        }
        m_array[--m_count] = T();
        return true;
    }

    /** As in Container. */
    virtual Size size() const
    {
        return m_size;
    }

    /** As in Container. */
    virtual Size count() const
    {
        return m_count;
    }

    /**
     * Get all items.
     *
     * @return Pointer to the first item, valid until the vector is changed
     */
    virtual const T * vector() const
    {
        return m_array;
    }

    /**
     * Change the room. Items beyond it are removed.
     *
     * @param size Number of items to make room for
     *
     * @return False if memory is out; then nothing changed
     */
    virtual bool resize(Size size)
    {
        if (size == m_size)
        {
            return true;
        }
        T *array = allocate(size);

        if (!array && size)
        {
            return false;
        }
        const Size keep = m_count < size ? m_count : size;

        for (Size i = 0; i < keep; i++)
        {
            array[i] = static_cast<T &&>(m_array[i]);
        }
        delete[] m_array;
        m_array = array;
        m_size = size;
        m_count = keep;
        return true;
    }

  private:

    /** Create an array of default items, zero when size is. */
    static T * allocate(Size size)
    {
        return size ? new T[size]() : 0;
    }

    /** Copy items of another vector, as far as there is room. */
    void copyFrom(const Vector<T> & a)
    {
        m_count = a.m_count < m_size ? a.m_count : m_size;

        for (Size i = 0; i < m_count; i++)
        {
            m_array[i] = a.m_array[i];
        }
    }

    /** Exchange contents. */
    void swap(Vector<T> & a)
    {
        T *array = m_array;
        const Size size = m_size, count = m_count;

        m_array = a.m_array;
        m_size = a.m_size;
        m_count = a.m_count;
        a.m_array = array;
        a.m_size = size;
        a.m_count = count;
    }

  private:

    /** The items; zero if there is no room for any. */
    T *m_array;

    /** Number of slots in m_array. */
    Size m_size;

    /** Number of items. */
    Size m_count;
};

#endif /* __LIB_LIBSTD_VECTOR_H */
