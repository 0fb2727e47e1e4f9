// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBSTD_CONSTHASHITERATOR_H
#define __LIB_LIBSTD_CONSTHASHITERATOR_H

#include "ConstIterator.h"
#include "HashTable.h"
#include "List.h"
#include "ListIterator.h"

/**
 * Walks over the keys which a constant HashTable has at construction or reset(), and gives their first value.
 */
template <class K, class V> class ConstHashIterator : public ConstIterator<V>
{
  public:

    /**
     * Constructor.
     *
     * @param hash Table to walk over, must outlive the iterator
     */
    ConstHashIterator(const HashTable<K, V> & hash)
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
    ConstHashIterator(const ConstHashIterator<K, V> & it)
        : m_hash(it.m_hash)
        , m_keys(it.m_keys)
        , m_iter(it.m_iter, m_keys)
    {
    }

    /** An iterator stays with its table. */
    void operator = (const ConstHashIterator<K, V> &) = delete;

    /** Destructor. */
    virtual ~ConstHashIterator()
    {
    }

    /** Take the keys of the table again and go to the first. */
    virtual void reset()
    {
        m_keys = m_hash.keys();
        m_iter.reset();
    }

    /** @copydoc ConstIterator::hasNext */
    virtual bool hasNext() const
    {
        return m_iter.hasNext();
    }

    /** @copydoc ConstIterator::hasCurrent */
    virtual bool hasCurrent() const
    {
        return m_iter.hasCurrent();
    }

    /** @copydoc ConstIterator::current */
    virtual const V & current() const
    {
        return m_iter.hasCurrent() ? m_hash.at(m_iter.current()) : Missing::item<V>();
    }

    /** @return Current key, only valid if hasCurrent() */
    virtual const K & key() const
    {
        return m_iter.current();
    }

    /** @copydoc ConstIterator::next */
    virtual const V & next()
    {
        m_iter.next();
        return ConstHashIterator<K, V>::current();
    }

    /** @copydoc ConstIterator::operator++ */
    virtual void operator ++ (int num)
    {
        (void) num;
        m_iter++;
    }

  private:

    /** Table to walk over. */
    const HashTable<K, V> & m_hash;

    /** Keys to visit. */
    List<K> m_keys;

    /** Walks over m_keys. */
    ListIterator<K> m_iter;
};

#endif /* __LIB_LIBSTD_CONSTHASHITERATOR_H */
