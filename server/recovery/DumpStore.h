// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __SERVER_RECOVERY_DUMPSTORE_H
#define __SERVER_RECOVERY_DUMPSTORE_H

#include <FreeNOS/User.h>
#include <FreeNOS/SupervisorRecord.h>
#include <Types.h>
#include "CrashDump.h"
#include "DumpWriter.h"

/**
 * Keeps the latest crash dump of some processes.
 *
 * Its memory is set aside once, so that a dump can be taken when all other memory is gone, and no restart of this
 * process releases it. Our predecessor may have died at any instruction: a dump counts only from the moment at which
 * it was finished, and what it says of itself is checked each time.
 *
 * @verbatim
 *   Directory | dump | dump | dump             | head of our dump | SupervisorRecord, stack
 *      page      DumpWriter::RecommendedSize each       page         written by the kernel
 * @endverbatim
 */
class DumpStore
{
  public:

    /** Dumps that are kept; a new one takes the place of the oldest */
    static const Size MaximumDumps = 3;

    /** Tag of the memory */
    static const Size ShareTag = 4097;

    /** Constructor: takes up the dumps of a predecessor. */
    DumpStore();

    /**
     * Copy the dump of a process, in place of an older one of the same process.
     *
     * @param info Process, must be stopped
     * @param cause FaultInfo::Kind that it was stopped for
     *
     * @return True if there is a dump of it now; false if it was not stopped, or there was no memory at the start.
     */
    bool copy(const ProcessInfo & info, const u32 cause);

    /**
     * Take the dump of a process by taking its pages, in place of an older one of the same process.
     *
     * The process gets pages for them with contents that mean nothing: it can only be restarted or ended afterwards.
     *
     * @param info Process, must be stopped
     * @param cause FaultInfo::Kind that it was stopped for
     * @param data Its static data
     *
     * @return As copy()
     */
    bool move(const ProcessInfo & info, const u32 cause, const Memory::Range & data);

    /**
     * Find the dump of a process.
     *
     * @param pid Process
     * @param generation Of its ProcessID
     *
     * @return Dump, owned by the store and valid until the next copy() or move(), or ZERO
     */
    const CrashDump * find(const ProcessID pid, const u32 generation) const;

    /**
     * Make the dump of our predecessor, whom the kernel healed, from what the kernel left of him.
     *
     * @param self Information about ourselves
     *
     * @return Dump, owned by the store and valid until the next call, or ZERO if we had no predecessor
     */
    const CrashDump * own(const ProcessInfo & self) const;

    /** @return Where the kernel writes the SupervisorRecord, or ZERO */
    Address record() const;

  private:

    DumpStore(const DumpStore &) = delete;
    void operator = (const DumpStore &) = delete;

    /** One dump, finished or not */
    struct Slot
    {
        u32 order;      /**< Grows with each dump that is begun; zero if there never was one */
        u32 finished;   /**< Non-zero if all of it is there */
        u32 sum;        /**< Checksum of the head of the dump */
        ProcessID pid;  /**< Process */
        u32 generation; /**< Of its ProcessID */
        u32 restarts;   /**< How often it had been restarted */
        u32 moved;      /**< Non-zero if its pages are taken: what it has left is no dump */
    };

    /** First page of the memory */
    struct Directory
    {
        u32 magic;
        u32 count;
        Slot slots[MaximumDumps];
    };

    static const u32 Magic = 0x44756d70;

    u8 * buffer(const Slot & slot) const;
    u8 * ownBuffer() const;
    Slot * begin(const ProcessInfo & info, const bool moved);
    bool finish(Slot & slot, const Size size);

  private:

    Directory *m_directory;
    DumpWriter m_writer;
};

#endif /* __SERVER_RECOVERY_DUMPSTORE_H */
