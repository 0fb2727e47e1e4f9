// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __SERVER_RECOVERY_DUMPWRITER_H
#define __SERVER_RECOVERY_DUMPWRITER_H

#include <Types.h>
#include "CrashDump.h"

/**
 * Takes the crash dump of a stopped process.
 *
 * What matters most comes first: the stack, then static data, then the heap, until the room is used up. Costs a few
 * dozen system calls and the copies, whatever the process did to its memory.
 */
class DumpWriter
{
  public:

    /** Room for stack, static data and the oldest part of the heap of a server: some 30,000 instructions */
    static const Size RecommendedSize = 64 * 1024;

    /** Constructor */
    DumpWriter();

    /**
     * Take a dump.
     *
     * @param pid Process, must be stopped and not change meanwhile
     * @param buffer Room for the dump, aligned to eight bytes
     * @param room Bytes of room, at least sizeof(CrashDump)
     *
     * @return Bytes of the dump; zero if there is no such process, it is not stopped, or there is no room
     */
    Size take(const ProcessID pid, u8 *buffer, const Size room);

  private:

    /** Bytes below the stack pointer that are saved too */
    static const Size BelowStack = 128;

    /** What is looked for in the page table */
    enum Property
    {
        WritableOrAbsent,
        Absent
    };

    void takeStack();
    void takeData();
    void takeHeap();

    /** Save what is mapped of a range, as long as there is room. */
    void add(const Address virt, const Size size);

    /** Save one piece. False if it is not mapped as a whole, or there is no room. */
    bool copy(const Address virt, const Size size);

    /**
     * Find where a property begins, in a range that is mapped without holes, read-only pages first.
     *
     * @return First page with the property from `from` on, or `limit`
     */
    Address boundary(const Address from, const Address limit, const Property property) const;

    bool hasProperty(const Address virt, const Property property) const;

  private:

    ProcessID m_pid;
    u8 *m_buffer;
    Size m_room;
    CrashDump *m_dump;
};

#endif /* __SERVER_RECOVERY_DUMPWRITER_H */
