// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __SERVER_RECOVERY_LASTINGMEMORY_H
#define __SERVER_RECOVERY_LASTINGMEMORY_H

#include <FreeNOS/System.h>
#include <Types.h>

/**
 * Memory that outlives the RecoveryServer: a share, which no restart releases, found again by its tag.
 *
 * Its contents are zero when it was made. What a predecessor wrote there may be half done, or damaged.
 */
class LastingMemory
{
  public:

    /**
     * Find what a predecessor has made.
     *
     * @param tag Tells it from other memory; unique among the shares with that process
     * @param with Process that shares it, SELF for nobody
     *
     * @return Where it is mapped, of size zero if there is none
     */
    static Memory::Range find(const Size tag, const ProcessID with = SELF);

    /**
     * Find it, or make it.
     *
     * @param tag As for find()
     * @param size In bytes, for memory that is made now; rounded up to pages
     * @param with As for find()
     *
     * @return Where it is mapped, of size zero if there is less than that, or no memory for it
     */
    static Memory::Range open(const Size tag, const Size size, const ProcessID with = SELF);
};

#endif /* __SERVER_RECOVERY_LASTINGMEMORY_H */
