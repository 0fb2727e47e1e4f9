// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBSTD_HASHTABLE_H
#define __LIB_LIBSTD_HASHTABLE_H

#include "Associative.h"
#include "HashFunction.h"
#include "Vector.h"
#include "List.h"
#include "ListIterator.h"

/** Number of buckets of a HashTable by default. */
#define HASHTABLE_DEFAULT_SIZE 64

/**
 * Finds values by the hash of their key.
 *
 * Keys are hashed with `hash(key, size())`, see HashFunction.h. Memory for the buckets is taken with the first
 * insertion. Above four values per bucket the number of buckets is doubled.
 */
template <class K, class V> class HashTable : public Associative<K, V>
{
  public:

    /**
     * A key with one value.
     */
    class Bucket
    {
      public:

        /** Constructor, if key and value have one without arguments. */
        template <class Key = K, class Value = V, class = decltype(Key()), class = decltype(Value())> Bucket()
            : key()
            , value()
        {
        }

        /**
         * Constructor.
         *
         * @param k Key to copy
         * @param v Value to copy
         */
        Bucket(K k, V v)
            : key(static_cast<K &&>(k))
            , value(static_cast<V &&>(v))
        {
        }

        /** Copies and moves are those of key and value. */
        Bucket(const Bucket & b) = default;
        /** Move */
        Bucket(Bucket && b) = default;
        /** Copy */
        Bucket & operator = (const Bucket & b) = default;
        /** Move */
        Bucket & operator = (Bucket && b) = default;

        /** @return True if keys and values are equal */
        bool operator == (const Bucket & b) const
        {
            return Missing::same(key, b.key) && Missing::same(value, b.value);
        }

        /** @return True if keys or values differ */
        bool operator != (const Bucket & b) const
        {
            return !(*this == b);
        }

        /** Key. */
        K key;

        /** Value. */
        V value;
    };

  private:

    /** Node in the list of one bucket. */
    typedef typename List<Bucket>::Node Node;

  public:

    /**
     * Constructor.
     *
     * @param size Number of buckets
     */
    HashTable(Size size = HASHTABLE_DEFAULT_SIZE)
        : m_table(0)
        , m_size(size ? size : 1)
        , m_count(0)
    {
    }

    /** Copies have copies of all keys and values. Assignment replaces all of them. */
    HashTable(const HashTable<K, V> & h) = default;
    /** Copy */
    HashTable<K, V> & operator = (const HashTable<K, V> & h) = default;

    /** Destructor. Destroys all keys and values. */
    virtual ~HashTable()
    {
    }

    /** As in Associative. */
    virtual bool insert(const K & key, const V & value)
    {
        Node *node = m_count ? findNode(key) : 0;

        if constexpr (__is_assignable(V &, const V &))
        {
            // The usual cases: a new key, or one with a single value
            if (node && !hasMore(node))
            {
                node->data.value = value;
                return true;
            }
        }
        // Copy first: key or value may live in a node which goes away
        Bucket bucket(key, value);

        if (node)
        {
            HashTable<K, V>::remove(bucket.key);
        }
        return add(bucket);
    }

    /** As in Associative. */
    virtual bool append(const K & key, const V & value)
    {
        Bucket bucket(key, value);

        return add(bucket);
    }

    /** @copydoc Associative::remove */
    virtual int remove(const K & key)
    {
        int removed = 0;

        if (m_count)
        {
            List<Bucket> & list = bucketOf(key);
            Node *own = 0;

            for (Node *i = list.head(), *next; i; i = next)
            {
                next = i->next;

                if (Missing::same(i->data.key, key))
                {
                    removed++;

                    // The key given may be the one in the node: that one goes last
                    if (&i->data.key == &key)
                    {
                        own = i;
                    }
                    else
                    {
                        list.remove(i);
                    }
                }
            }
            list.remove(own);
            m_count -= (Size) removed;
        }
        return removed;
    }

    /** As in Container. */
    virtual void clear()
    {
        for (Size i = 0; m_count && i < m_table.count(); i++)
        {
            m_table[i].clear();
        }
        m_count = 0;
    }

    /** @return Number of buckets */
    virtual Size size() const
    {
        return m_size;
    }

    /** @return Number of values */
    virtual Size count() const
    {
        return m_count;
    }

    /** @copydoc Associative::keys() const */
    virtual List<K> keys() const
    {
        return keysWith(0);
    }

    /** @copydoc Associative::keys(const V &) const */
    virtual List<K> keys(const V & value) const
    {
        return keysWith(&value);
    }

    /** @copydoc Associative::values() const */
    virtual List<V> values() const
    {
        List<V> lst;

        for (Size i = 0; i < m_table.count(); i++)
        {
            for (const Node *n = m_table.vector()[i].head(); n; n = n->next)
            {
                lst.append(n->data.value);
            }
        }
        return lst;
    }

    /** @copydoc Associative::values(const K &) const */
    virtual List<V> values(const K & key) const
    {
        List<V> lst;

        if (m_count)
        {
            for (const Node *n = bucketOf(key).head(); n; n = n->next)
            {
                if (Missing::same(n->data.key, key))
                {
                    lst.append(n->data.value);
                }
            }
        }
        return lst;
    }

    /** @copydoc Associative::get */
    virtual const V * get(const K & key) const
    {
        const Node *node = m_count ? findNode(key) : 0;
        return node ? &node->data.value : 0;
    }

    /** @copydoc Associative::at */
    virtual const V & at(const K & key) const
    {
        const V *value = HashTable<K, V>::get(key);
        return value ? *value : Missing::item<V>();
    }

    /** @copydoc Associative::value */
    virtual const V value(const K & key, const V defaultValue = V()) const
    {
        const V *value = HashTable<K, V>::get(key);
        return value ? *value : defaultValue;
    }

    /**
     * Get the buckets.
     *
     * @return One list of keys and values per bucket
     */
    Vector<List<Bucket> > & table()
    {
        prepare();
        return m_table;
    }

    /**
     * Get the first value under the key to change it. A default value is inserted if there is none.
     *
     * @param key Key of the value
     *
     * @return Reference to the value
     */
    V & operator [] (const K & key)
    {
        const V *value = HashTable<K, V>::get(key);

        if constexpr (__is_constructible(V))
        {
            if (!value)
            {
                append(key, V());
                value = HashTable<K, V>::get(key);
            }
        }
        return const_cast<V &>(value ? *value : Missing::item<V>());
    }

    /** Get the first value under the key, as at(). */
    const V & operator [] (const K & key) const
    {
        return HashTable<K, V>::at(key);
    }

  private:

    /** Get the list for a key. The table must have its memory. */
    List<Bucket> & bucketOf(const K & key) const
    {
        return const_cast<List<Bucket> &>(m_table.vector()[hash(key, m_size)]);
    }

    /** Find the first node with the key, zero if there is none. The table must have its memory. */
    Node * findNode(const K & key) const
    {
        Node *node = bucketOf(key).head();

        while (node && !Missing::same(node->data.key, key))
        {
            node = node->next;
        }
        return node;
    }

    /** True if there is a node with the same key behind this. */
    static bool hasMore(const Node *node)
    {
        for (const Node *n = node->next; n; n = n->next)
        {
            if (Missing::same(n->data.key, node->data.key))
            {
                return true;
            }
        }
        return false;
    }

    /** Take memory for the buckets. */
    bool prepare()
    {
        if (m_table.count() != m_size)
        {
            // Puts an empty list in the last slot, thereby all slots are in use
            return m_table.resize(m_size) && m_table.insert(m_size - 1, List<Bucket>());
        }
        return true;
    }

    /** Add a key with its value, which are moved. */
    bool add(Bucket & bucket)
    {
        if (!prepare())
        {
            return false;
        }
        if (m_count >= m_size * 4)
        {
            grow();
        }
        bucketOf(bucket.key).append(static_cast<Bucket &&>(bucket));
        m_count++;
        return true;
    }

    /** Double the number of buckets; values under one key keep their order. */
    void grow()
    {
        HashTable<K, V> larger(m_size * 2);

        if (!larger.prepare())
        {
            return;
        }
        for (Size i = 0; i < m_table.count(); i++)
        {
            for (Node *n = m_table[i].head(); n; n = n->next)
            {
                larger.bucketOf(n->data.key).append(static_cast<Bucket &&>(n->data));
            }
        }
        m_table = static_cast<Vector<List<Bucket> > &&>(larger.m_table);
        m_size *= 2;
    }

    /** All keys, each once, with the given value if there is one. Equal keys share a bucket. */
    List<K> keysWith(const V *value) const
    {
        List<K> lst;

        for (Size i = 0; m_count && i < m_table.count(); i++)
        {
            for (const Node *n = m_table.vector()[i].head(); n; n = n->next)
            {
                if (matches(n, value) && !matchesBefore(n, value))
                {
                    lst.append(n->data.key);
                }
            }
        }
        return lst;
    }

    /** True if the node has the value, or if no value is asked for. */
    static bool matches(const Node *node, const V *value)
    {
        return !value || Missing::same(node->data.value, *value);
    }

    /** True if a node in front of this with the same key matches, too. */
    static bool matchesBefore(const Node *node, const V *value)
    {
        for (const Node *n = node->prev; n; n = n->prev)
        {
            if (Missing::same(n->data.key, node->data.key) && matches(n, value))
            {
                return true;
            }
        }
        return false;
    }

  private:

    /** Buckets: no memory before the first insertion. */
    Vector<List<Bucket> > m_table;

    /** Number of buckets. */
    Size m_size;

    /** Number of values. */
    Size m_count;
};

#endif /* __LIB_LIBSTD_HASHTABLE_H */
