// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBSTD_LISTITERATOR_H
#define __LIB_LIBSTD_LISTITERATOR_H

#include "List.h"
#include "Iterator.h"

/**
 * Walks over a List.
 *
 * It has two cursors, both on the first item at the start: `hasCurrent(), current(), i++` uses the one,
 * `hasNext(), next()` the other. Items may be removed through the iterator only, while it is in use.
 */
template <class T> class ListIterator : public Iterator<T>
{
  public:

    /**
     * Constructor.
     *
     * @param list List to walk over, must outlive the iterator
     */
    ListIterator(List<T> *list)
        : m_list(list)
    {
        ListIterator<T>::reset();
    }

    /** Constructor for a list that outlives the iterator. */
    ListIterator(List<T> & list)
        : m_list(&list)
    {
        ListIterator<T>::reset();
    }

    /** Constructor for a list that outlives the iterator. */
    ListIterator(const List<T> & list)
        : m_list(const_cast<List<T> *>(&list))
    {
        ListIterator<T>::reset();
    }

    /**
     * Constructor: where another iterator is in its list, this one is in a copy of that list.
     *
     * @param other Iterator to follow
     * @param copy Copy of its list, must outlive the iterator
     */
    ListIterator(const ListIterator<T> & other, List<T> & copy)
        : m_list(&copy)
        , m_current(0)
        , m_next(0)
    {
        typename List<T>::Node *node = copy.head();

        for (const typename List<T>::Node *i = other.m_list->head(); i && node; i = i->next, node = node->next)
        {
            m_current = i == other.m_current ? node : m_current;
            m_next = i == other.m_next ? node : m_next;
        }
    }

    /** @copydoc Iterator::reset */
    virtual void reset()
    {
        m_current = m_list->head();
        m_next = m_current;
    }

    /** @copydoc Iterator::hasNext */
    virtual bool hasNext() const
    {
        return m_next != 0;
    }

    /** @copydoc Iterator::hasCurrent */
    virtual bool hasCurrent() const
    {
        return m_current != 0;
    }

    /** @copydoc Iterator::current */
    virtual const T & current() const
    {
        return m_current ? m_current->data : Missing::item<T>();
    }

    /** @copydoc Iterator::current */
    virtual T & current()
    {
        return m_current ? m_current->data : Missing::item<T>();
    }

    /** @copydoc Iterator::next */
    virtual T & next()
    {
        m_current = m_next;

        if (m_next)
        {
            m_next = m_next->next;
        }
        return ListIterator<T>::current();
    }

    /**
     * Remove the current item. Both cursors move to its successor.
     *
     * @return True if there was one
     */
    virtual bool remove()
    {
        typename List<T>::Node *node = m_current;

        if (!node)
        {
            return false;
        }
        m_current = node->next;
        m_next = node->next;
        m_list->remove(node);
        return true;
    }

    /** @copydoc Iterator::operator++ */
    virtual void operator ++ (int num)
    {
        (void) num;

        if (m_current)
        {
            m_current = m_current->next;
        }
        m_next = m_current;
    }

  private:

    /** List to walk over. */
    List<T> *m_list;

    /** Current node, zero behind the last. */
    typename List<T>::Node *m_current;

    /** Node which next() makes the current one. */
    typename List<T>::Node *m_next;
};

#endif /* __LIB_LIBSTD_LISTITERATOR_H */
