// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __KERNEL_FRAMERESERVE_H
#define __KERNEL_FRAMERESERVE_H

#include <Types.h>

class Process;
class SplitAllocator;

/**
 * Frames set aside, so that a restart that was begun can be finished when memory is short.
 *
 * One process at a time owns the reserve, and keeps it: it costs nothing while there is other memory. When its owner
 * maps memory and there is none, as many frames as the mapping needs go back to the allocator, in the same system call.
 * So they do when a restarted server maps memory for its first steps.
 */
class FrameReserve
{
  public:

    /** Constructor */
    FrameReserve(SplitAllocator *alloc);

    /**
     * Have at least so many frames set aside for a process, or give all of them back.
     *
     * @param owner Process
     * @param count Number of frames; zero gives them back
     *
     * @return True on success; on failure, or if somebody else has the reserve, it is as it was.
     */
    bool reserve(const Process *owner, const Size count);

    /**
     * Give frames back that the owner is about to map.
     *
     * @return True if there was at least one
     */
    bool spend(const Process *owner, Size count);

    /** Give back what is more than so many frames. Nothing happens for who does not have the reserve. */
    void limit(const Process *owner, const Size count);

    /** Forget a process that ends or restarts. */
    void drop(const Process *owner);

  private:

    SplitAllocator *m_alloc;
    const Process *m_owner;
    Address m_first;
    Size m_count;
};

#endif /* __KERNEL_FRAMERESERVE_H */
