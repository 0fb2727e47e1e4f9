// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBTEST_TESTCHAR_H
#define __LIB_LIBTEST_TESTCHAR_H

#include "TestData.h"

/**
 * Makes strings of printable characters (32 to 126) for tests and owns them.
 */
template <class T> class TestChar : public TestData<T>
{
  public:

    /**
     * Constructor.
     *
     * @param min Lowest length
     * @param max All lengths are below, unless it is not above min
     */
    TestChar(Size min, Size max)
        : m_min(min)
        , m_max(max > min ? max : min + 1)
    {
    }

    /** The strings have one owner. */
    TestChar(const TestChar &) = delete;
    TestChar & operator = (const TestChar &) = delete;

    /** Destructor. Frees the strings. */
    virtual ~TestChar()
    {
        for (Size i = 0; i < this->m_values.count(); i++)
        {
            delete[] this->m_values[i];
        }
    }

    /** @copydoc TestData::random */
    virtual T random(Size count = 1);

    /**
     * Make strings which differ from each other and from all made before. Lengths must leave room for it.
     *
     * @param count Number of strings
     *
     * @return The last string
     */
    virtual T unique(Size count = 1);

    /** @return Length of a string made, counted from zero */
    virtual Size length(Size position)
    {
        return m_lengths[position];
    }

  private:

    /** Make and remember one string. */
    T make(const bool different);

    /** True if the string was made before. */
    bool isKnown(const char *string, const Size length);

  private:

    /** Lowest length. */
    Size m_min;

    /** All lengths are below. */
    Size m_max;

    /** Lengths of the strings made so far. */
    Vector<Size> m_lengths;
};

template <> char * TestChar<char *>::random(Size count);
template <> char * TestChar<char *>::unique(Size count);

#endif /* __LIB_LIBTEST_TESTCHAR_H */
