// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __SERVER_RECOVERY_DUMPWRITER_H
#define __SERVER_RECOVERY_DUMPWRITER_H

#include <FreeNOS/User.h>
#include <Types.h>
#include "CrashDump.h"

/**
 * Takes the crash dump of a stopped process.
 *
 * What matters most comes first: the stack, then static data, then the heap, until the room is used up. Costs a few
 * dozen system calls and the copies, or a few system calls and no copies, whatever the process did to its memory.
 */
class DumpWriter
{
  public:

    /** Room for stack, static data and the oldest part of the heap of a server */
    static const Size RecommendedSize = 64 * 1024;

    /** Constructor */
    DumpWriter();

    /**
     * Copy registers and memory. The process stays as it is.
     *
     * @param info Process, must be stopped and not change meanwhile
     * @param cause FaultInfo::Kind that it was stopped for
     * @param buffer Room for the dump, aligned to eight bytes
     * @param room Bytes of room, at least sizeof(CrashDump)
     *
     * @return Bytes of the dump; zero if there is no such process, it is not stopped, or there is no room
     */
    Size copy(const ProcessInfo & info, const u32 cause, u8 *buffer, const Size room);

    /**
     * Copy the registers and exchange pages of memory for those of the buffer.
     *
     * @param info Process, must be stopped. What its pages contain afterwards means nothing
     * @param cause FaultInfo::Kind that it was stopped for
     * @param data Its static data
     * @param buffer Pages for the dump, memory of our own
     * @param room Bytes of room, whole pages
     *
     * @return As copy()
     */
    Size move(const ProcessInfo & info, const u32 cause, const Memory::Range & data, u8 *buffer, const Size room);

    /**
     * Write what does not depend on why and how a dump is taken; everything else is zero.
     *
     * @param dump Head of the dump
     * @param info Process
     */
    static void writeHead(CrashDump *dump, const ProcessInfo & info);

  private:

    /** Bytes below the stack pointer that are saved too */
    static const Size BelowStack = 128;

    /** What is looked for in the page table */
    enum Property
    {
        WritableOrAbsent,
        Absent
    };

    /** Write the head of the dump. */
    bool begin(const ProcessInfo & info, const u32 cause, u8 *buffer, const Size room);

    /** @return The part of the stack that matters */
    Memory::Range stack() const;

    void copyData();
    void copyHeap();

    /** Save what is mapped of a range, as long as there is room. */
    void add(const Address virt, const Size size);

    /** Save one piece. False if it is not mapped as a whole, or there is no room. */
    bool addPiece(const Address virt, const Size size);

    /** Exchange the pages that a range touches, as long as there is room, up to the first that is not there. */
    void take(const Address virt, const Size size);

    /** Enter bytes that are at the end of the dump. False if there are too many regions. */
    bool enter(const Address virt, const Size size);

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
