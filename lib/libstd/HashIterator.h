// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBSTD_HASHITERATOR_H
#define __LIB_LIBSTD_HASHITERATOR_H

#include "Iterator.h"
#include "HashTable.h"
#include "List.h"
#include "ListIterator.h"

/**
 * Walks over the keys which a HashTable has at construction or reset(), and gives their first value.
 */
template <class K, class V> class HashIterator : public Iterator<V>
{
  public:

    /**
     * Constructor.
     *
     * @param hash Table to walk over, must outlive the iterator
     */
    HashIterator(HashTable<K, V> & hash)
        : m_hash(hash)
        , m_keys(hash.keys())
        , m_iter(m_keys)
    {
    }

    /**
     * Constructor: a second iterator at the same place.
     *
     * @param it Iterator to copy
     */
    HashIterator(const HashIterator<K, V> & it)
        : m_hash(it.m_hash)
        , m_keys(it.m_keys)
        , m_iter(it.m_iter, m_keys)
    {
    }

    /** An iterator stays with its table. */
    void operator = (const HashIterator<K, V> &) = delete;

    /** Destructor. */
    virtual ~HashIterator()
    {
    }

    /** Take the keys of the table again and go to the first. */
    virtual void reset()
    {
        m_keys = m_hash.keys();
        m_iter.reset();
    }

    /** @copydoc Iterator::hasNext */
    virtual bool hasNext() const
    {
        return m_iter.hasNext();
    }

    /** @copydoc Iterator::hasCurrent */
    virtual bool hasCurrent() const
    {
        return m_iter.hasCurrent();
    }

    /** @copydoc Iterator::current */
    virtual const V & current() const
    {
        return m_iter.hasCurrent() ? m_hash.at(m_iter.current()) : Missing::item<V>();
    }

    /** @copydoc Iterator::current */
    virtual V & current()
    {
        return m_iter.hasCurrent() ? const_cast<V &>(m_hash.at(m_iter.current())) : Missing::item<V>();
    }

    /** @return Current key, only valid if hasCurrent() */
    virtual const K & key()
    {
        return m_iter.current();
    }

    /** @copydoc Iterator::next */
    virtual V & next()
    {
        m_iter.next();
        return HashIterator<K, V>::current();
    }

    /**
     * Remove all values under the current key and go to the next key.
     *
     * @return True if there was a current key
     */
    virtual bool remove()
    {
        if (!m_iter.hasCurrent())
        {
            return false;
        }
        m_hash.remove(m_iter.current());
        return m_iter.remove();
    }

    /** @copydoc Iterator::operator++ */
    virtual void operator ++ (int num)
    {
        (void) num;
        m_iter++;
    }

  private:

    /** Table to walk over. */
    HashTable<K, V> & m_hash;

    /** Keys to visit. */
    List<K> m_keys;

    /** Walks over m_keys. */
    ListIterator<K> m_iter;
};

#endif /* __LIB_LIBSTD_HASHITERATOR_H */
