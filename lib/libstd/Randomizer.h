// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBSTD_RANDOMIZER_H
#define __LIB_LIBSTD_RANDOMIZER_H

#include "Types.h"

/**
 * Pseudo random numbers which can be repeated: a linear congruential generator of 31 bits. Not for secrets.
 *
 * All objects share one state, which starts at one.
 */
class Randomizer
{
  public:

    /** Constructor. */
    Randomizer();

    /**
     * Set the state.
     *
     * @param value Equal values give equal sequences
     */
    void seed(const ulong value);

    /** @return Next number of the sequence in 0 to 2^31 - 1 */
    ulong next();

  private:

    /** State shared by all objects. */
    static ulong m_seed;
};

#endif /* __LIB_LIBSTD_RANDOMIZER_H */
