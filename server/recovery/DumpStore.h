// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __SERVER_RECOVERY_DUMPSTORE_H
#define __SERVER_RECOVERY_DUMPSTORE_H

#include <Types.h>
#include "CrashDump.h"

/**
 * Keeps the latest crash dump of some processes.
 *
 * Its memory is set aside from the start, so that a dump can be taken when all other memory is gone.
 */
class DumpStore
{
  public:

    /** Dumps that are kept; a new one takes the place of the oldest */
    static const Size MaximumDumps = 3;

    /** Constructor */
    DumpStore();

    /** Destructor */
    ~DumpStore();

    /**
     * Take the dump of a process, in place of an older one of the same process.
     *
     * @param pid Process, must be stopped
     *
     * @return True if there is a dump of it now; false if it was not stopped, or there was no memory at the start.
     */
    bool take(const ProcessID pid);

    /**
     * Find the dump of a process.
     *
     * @param pid Process
     *
     * @return Dump, owned by the store and valid until the next take(), or ZERO
     */
    const CrashDump * find(const ProcessID pid) const;

  private:

    DumpStore(const DumpStore &) = delete;
    void operator = (const DumpStore &) = delete;

    /** One dump */
    struct Slot
    {
        u8 *buffer; /**< Memory, or ZERO */
        u32 number; /**< Grows with each dump, zero if there is none */
    };

    Slot m_slots[MaximumDumps];
    u32 m_count;
};

#endif /* __SERVER_RECOVERY_DUMPSTORE_H */
