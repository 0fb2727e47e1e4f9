// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBSTD_LIST_H
#define __LIB_LIBSTD_LIST_H

#include "Sequence.h"

/**
 * A doubly linked list. The list owns its nodes.
 */
template <class T> class List : public Sequence<T>
{
  public:

    /**
     * One item of a list.
     */
    class Node
    {
      public:

        /**
         * Constructor.
         *
         * @param t Item to copy
         */
        Node(T t)
            : data(static_cast<T &&>(t))
            , prev(0)
            , next(0)
        {
        }

        /** The item. */
        T data;

        /** Node in front of this, zero for the first. */
        Node *prev;

        /** Node behind this, zero for the last. */
        Node *next;
    };

    /** Constructor: an empty list. */
    List()
        : m_head(0)
        , m_tail(0)
        , m_count(0)
    {
    }

    /**
     * Copy constructor.
     *
     * @param lst List to copy, item by item
     */
    List(const List<T> & lst)
        : Sequence<T>()
        , m_head(0)
        , m_tail(0)
        , m_count(0)
    {
        appendAll(lst);
    }

    /**
     * Move constructor.
     *
     * @param lst List whose items are taken over; it is empty afterwards
     */
    List(List<T> && lst)
        : m_head(lst.m_head)
        , m_tail(lst.m_tail)
        , m_count(lst.m_count)
    {
        lst.m_head = 0;
        lst.m_tail = 0;
        lst.m_count = 0;
    }

    /** Destructor. Destroys all items. */
    virtual ~List()
    {
        List<T>::clear();
    }

    /**
     * Assignment.
     *
     * @param lst List to copy, item by item
     *
     * @return This list
     */
    List<T> & operator = (const List<T> & lst)
    {
        if (this != &lst)
        {
            List<T> copy(lst);
            swap(copy);
        }
        return *this;
    }

    /**
     * Move assignment.
     *
     * @param lst List whose items are taken over
     *
     * @return This list
     */
    List<T> & operator = (List<T> && lst)
    {
        swap(lst);
        return *this;
    }

    /**
     * Add an item in front of the first.
     *
     * @param t Item
     */
    void prepend(T t)
    {
        Node *node = new Node(static_cast<T &&>(t));

        node->next = m_head;
        if (m_head)
        {
            m_head->prev = node;
        }
        else
        {
            m_tail = node;
        }
        m_head = node;
        m_count++;
    }

    /**
     * Add an item behind the last.
     *
     * @param t Item
     */
    void append(T t)
    {
        Node *node = new Node(static_cast<T &&>(t));

        node->prev = m_tail;
        if (m_tail)
        {
            m_tail->next = node;
        }
        else
        {
            m_head = node;
        }
        m_tail = node;
        m_count++;
    }

    /**
     * Remove all items which equal the value.
     *
     * @param t Value to remove
     *
     * @return Number of items removed
     */
    virtual int remove(T t)
    {
        int removed = 0;

        for (Node *i = m_head, *next; i; i = next)
        {
            next = i->next;

            if (Missing::same(i->data, t))
            {
                List<T>::remove(i);
                removed++;
            }
        }
        return removed;
    }

    /**
     * Remove one node and destroy it.
     *
     * @param node Node of this list
     *
     * @return Number of items removed: one, or zero if node is zero
     */
    virtual int remove(Node *node)
    {
        if (!node)
        {
            return 0;
        }
        if (node->prev)
        {
            node->prev->next = node->next;
        }
        else
        {
            m_head = node->next;
        }
        if (node->next)
        {
            node->next->prev = node->prev;
        }
        else
        {
            m_tail = node->prev;
        }
        m_count--;
        delete node;
        return 1;
    }

    /** As in Sequence. */
    virtual bool removeAt(Size position)
    {
        return List<T>::remove(nodeAt(position)) == 1;
    }

    /** As in Sequence. */
    virtual bool contains(const T t) const
    {
        for (const Node *i = m_head; i; i = i->next)
        {
            if (Missing::same(i->data, t))
            {
                return true;
            }
        }
        return false;
    }

    /** As in Container. */
    virtual void clear()
    {
        Node *node = m_head;

        m_head = 0;
        m_tail = 0;
        m_count = 0;
        while (node)
        {
            Node *next = node->next;
            delete node;
            node = next;
        }
    }

    /** @return First node, zero if the list is empty */
    Node * head()
    {
        return m_head;
    }

    /** @return First node, zero if the list is empty */
    const Node * head() const
    {
        return m_head;
    }

    /** @return Last node, zero if the list is empty */
    Node * tail()
    {
        return m_tail;
    }

    /** @return Last node, zero if the list is empty */
    const Node * tail() const
    {
        return m_tail;
    }

    /** @return Copy of the first item, or a default item if the list is empty */
    T first()
    {
        return m_head ? m_head->data : Missing::item<T>();
    }

    /** @return Copy of the first item, or a default item if the list is empty */
    const T first() const
    {
        return m_head ? m_head->data : Missing::item<T>();
    }

    /** @return Copy of the last item, or a default item if the list is empty */
    T last()
    {
        return m_tail ? m_tail->data : Missing::item<T>();
    }

    /** @return Copy of the last item, or a default item if the list is empty */
    const T last() const
    {
        return m_tail ? m_tail->data : Missing::item<T>();
    }

    /** As in Sequence. */
    virtual const T * get(Size position) const
    {
        const Node *node = nodeAt(position);
        return node ? &node->data : 0;
    }

    /** As in Sequence. */
    virtual const T & at(Size position) const
    {
        const Node *node = nodeAt(position);
        return node ? node->data : Missing::item<T>();
    }

    /** As in Container. */
    virtual bool isEmpty() const
    {
        return m_head == 0;
    }

    /** @return Number of items: a list always has exactly the room it needs */
    Size size() const
    {
        return m_count;
    }

    /** As in Container. */
    Size count() const
    {
        return m_count;
    }

    /** Add an item behind the last. */
    List & operator << (T t)
    {
        append(static_cast<T &&>(t));
        return *this;
    }

    /** As in Sequence. */
    virtual int compareTo(const Sequence<T> & s) const
    {
        if (m_count != s.count() || s.size() != s.count())
        {
            return Sequence<T>::compareTo(s);
        }
        Size position = 0;

        for (const Node *i = m_head; i; i = i->next)
        {
            if (!Missing::same(i->data, s.at(position++)))
            {
                return (int) position;
            }
        }
        return 0;
    }

    /** @return True if both lists have equal items in the same order */
    bool operator == (const List<T> & lst) const
    {
        const Node *a = m_head, *b = lst.m_head;

        if (m_count != lst.m_count)
        {
            return false;
        }
        for (; a && b; a = a->next, b = b->next)
        {
            if (!Missing::same(a->data, b->data))
            {
                return false;
            }
        }
        return true;
    }

    /** @return True if the lists differ */
    bool operator != (const List<T> & lst) const
    {
        return !(*this == lst);
    }

  private:

    /** Find a node by position, zero if there is none. */
    Node * nodeAt(Size position) const
    {
        Node *node = position < m_count ? m_head : 0;

        while (node && position--)
        {
            node = node->next;
        }
        return node;
    }

    /** Add copies of all items of another list. */
    void appendAll(const List<T> & lst)
    {
        for (const Node *i = lst.m_head; i; i = i->next)
        {
            append(i->data);
        }
    }

    /** Exchange contents. */
    void swap(List<T> & lst)
    {
        Node *head = m_head, *tail = m_tail;
        const Size count = m_count;

        m_head = lst.m_head;
        m_tail = lst.m_tail;
        m_count = lst.m_count;
        lst.m_head = head;
        lst.m_tail = tail;
        lst.m_count = count;
    }

  private:

    /** First node. */
    Node *m_head;

    /** Last node. */
    Node *m_tail;

    /** Number of nodes. */
    Size m_count;
};

#endif /* __LIB_LIBSTD_LIST_H */
