// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBSTD_ASSOCIATIVE_H
#define __LIB_LIBSTD_ASSOCIATIVE_H

#include "Types.h"
#include "Macros.h"
#include "Container.h"
#include "Comparable.h"
#include "Missing.h"
#include "List.h"
#include "ListIterator.h"

/**
 * A container whose items (values) are found by keys.
 */
template <class K, class V> class Associative : public Container, public Comparable<Associative<K, V> >
{
  public:

    /**
     * Put a value under a key and replace all what is there.
     *
     * @param key Key to copy
     * @param item Value to copy
     *
     * @return True on success
     */
    virtual bool insert(const K & key, const V & item)
    {
        (void) key;
        (void) item;
        return false;
    }

    /**
     * Put one more value under a key.
     *
     * @param key Key to copy
     * @param item Value to copy
     *
     * @return True on success
     */
    virtual bool append(const K & key, const V & item)
    {
        (void) key;
        (void) item;
        return false;
    }

    /**
     * Remove all values under a key.
     *
     * @param key Key of the values
     *
     * @return Number of values removed
     */
    virtual int remove(const K & key)
    {
        (void) key;
        return 0;
    }

    /** @copydoc Container::clear */
    virtual void clear()
    {
        List<K> all = keys();

        for (ListIterator<K> i(all); i.hasCurrent(); i++)
        {
            remove(i.current());
        }
    }

    /** @return All keys, each once */
    virtual List<K> keys() const = 0;

    /** @return All keys under which there is the value, each once */
    virtual List<K> keys(const V & value) const = 0;

    /** @return True if there is at least one value under the key */
    virtual bool contains(const K & key) const
    {
        return get(key) != 0;
    }

    /** @return All values */
    virtual List<V> values() const = 0;

    /** @return All values under the key in the order of insertion */
    virtual List<V> values(const K & key) const = 0;

    /** @return First value under the key, owned by the container; zero if there is none */
    virtual const V * get(const K & key) const = 0;

    /** @return First value under the key, or a default value if there is none */
    virtual const V & at(const K & key) const = 0;

    /** @return Copy of the first value under the key, or defaultValue if there is none */
    virtual const V value(const K & key, const V defaultValue = V()) const = 0;

    /**
     * Compare the contents.
     *
     * @param a Container to compare with
     *
     * @return Zero if both have the same keys with the same values, or the difference of their counts,
     *         or one if some key or value differs
     */
    virtual int compareTo(const Associative<K, V> & a) const
    {
        if (count() != a.count())
        {
            return (int) (count() - a.count());
        }
        List<K> all = keys();

        for (ListIterator<K> i(all); i.hasCurrent(); i++)
        {
            if (values(i.current()) != a.values(i.current()))
            {
                return 1;
            }
        }
        return 0;
    }

    /** @return True if compareTo() is zero */
    virtual bool equals(const Associative<K, V> & a) const
    {
        return compareTo(a) == 0;
    }

    /** Get the first value under the key, as at(). */
    const V & operator [] (K key) const
    {
        return at(key);
    }

    using Container::size;
    using Container::count;
};

#endif /* __LIB_LIBSTD_ASSOCIATIVE_H */
