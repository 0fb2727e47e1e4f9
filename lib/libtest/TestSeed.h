// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBTEST_TESTSEED_H
#define __LIB_LIBTEST_TESTSEED_H

#include <Types.h>

/**
 * Start value of all random data of the tests.
 *
 * It does not depend on the environment: a test fails each time or never, until another seed is given with `--seed N`.
 */
class TestSeed
{
  public:

    /** Seed unless another one is given. */
    static const ulong Default = 1;

    /** @return The seed */
    static ulong value();

    /** Set the seed. */
    static void set(const ulong value);

    /**
     * Let Randomizer begin with a sequence that depends only on the seed and the name.
     *
     * @param name Name of the test: it gets the same data when others in front of it are left out
     */
    static void begin(const char *name);

  private:

    /** The seed. */
    static ulong m_value;
};

#endif /* __LIB_LIBTEST_TESTSEED_H */
