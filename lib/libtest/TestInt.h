// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBTEST_TESTINT_H
#define __LIB_LIBTEST_TESTINT_H

#include "TestData.h"

/**
 * Makes integers for tests.
 */
template <class T> class TestInt : public TestData<T>
{
  public:

    /**
     * Constructor.
     *
     * @param min Lowest value
     * @param max All values are below, unless it is not above min
     */
    TestInt(T min, T max)
        : m_min(min)
        , m_max(max > min ? max : min + 1)
        , m_unique(0)
    {
    }

    /** @copydoc TestData::random */
    virtual T random(Size count = 1);

    /**
     * Make values which are all different: the lowest not made so far in random order. Behind the highest it goes
     * on with the lowest.
     *
     * @param count Number of values
     *
     * @return The last value
     */
    virtual T unique(Size count = 1);

  private:

    /** Make random values. */
    T makeRandom(Size count);

    /** Make values which are all different. */
    T makeUnique(Size count);

  private:

    /** Lowest value. */
    T m_min;

    /** All values are below. */
    T m_max;

    /** Number of values which unique() made. */
    Size m_unique;
};

template <> int TestInt<int>::random(Size count);
template <> int TestInt<int>::unique(Size count);
template <> uint TestInt<uint>::random(Size count);
template <> uint TestInt<uint>::unique(Size count);

#endif /* __LIB_LIBTEST_TESTINT_H */
