// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBTEST_TESTDATA_H
#define __LIB_LIBTEST_TESTDATA_H

#include <Vector.h>
#include <Randomizer.h>
#include "TestSeed.h"

/**
 * Makes data for tests and remembers it in order.
 */
template <class T> class TestData
{
  public:

    /** Constructor. */
    TestData()
    {
    }

    /** Destructor. */
    virtual ~TestData()
    {
    }

    /** Start the random sequence again, see TestSeed. */
    void seed()
    {
        m_randomizer.seed(TestSeed::value());
    }

    /** @return Number of values made so far */
    Size count() const
    {
        return m_values.count();
    }

    /** @return Value made, counted from zero */
    T & get(Size index)
    {
        return m_values[index];
    }

    /** @return Value made, counted from zero */
    T & operator [] (Size index)
    {
        return m_values[index];
    }

    /**
     * Make random values.
     *
     * @param count Number of values
     *
     * @return The last value
     */
    virtual T random(Size count = 1) = 0;

    /**
     * Make values which are all different.
     *
     * @param count Number of values
     *
     * @return The last value
     */
    virtual T unique(Size count = 1) = 0;

  protected:

    /**
     * Get a random number.
     *
     * @param limit The number is below; at least one
     *
     * @return Number made of the better (upper) bits of the generator
     */
    u32 below(u32 limit)
    {
        const u32 high = (u32) (m_randomizer.next() >> 15);
        const u32 low = (u32) (m_randomizer.next() >> 15);

        return ((high << 16) | low) % limit;
    }

  protected:

    /** Values made so far. */
    Vector<T> m_values;

  private:

    /** Source of random numbers. */
    Randomizer m_randomizer;
};

#endif /* __LIB_LIBTEST_TESTDATA_H */
