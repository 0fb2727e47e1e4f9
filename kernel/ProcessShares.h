// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __KERNEL_PROCESSSHARES_H
#define __KERNEL_PROCESSSHARES_H

#include <Types.h>
#include <Memory.h>

class MemoryContext;

/**
 * Memory that a process shares with others.
 *
 * A share joins two processes: the same frames are mapped in UserShare of both. The frames live until both
 * sides have let go, and a restart in place of either side leaves the mapping alone. A share with oneself is memory of
 * one's own that outlives a restart.
 */
class ProcessShares
{
  public:

    /** One side's view of a share */
    struct MemoryShare
    {
        ProcessID pid;        /**< Process on the other side */
        Size coreId;          /**< Core of the other side */
        Size tagId;           /**< Tells several shares of the same pair apart: zero is the channel */
        Memory::Range range;  /**< Where it is mapped on this side */
        bool attached;        /**< False when the other side is gone */
    };

    /** Result codes */
    enum Result
    {
        Success,
        InvalidArgument,
        MemoryMapError,
        OutOfMemory,
        AlreadyExists,
        DetachInProgress,
        NotFound
    };

    /** Largest number of pages in a share that an unprivileged process creates. */
    static const Size MaximumPages = 4;

    /** Largest number of pages in any share. */
    static const Size MaximumBufferPages = 8192;

    /**
     * Constructor
     *
     * @param pid Process that owns this object
     */
    ProcessShares(ProcessID pid);

    /** Destructor: lets go of every share. */
    virtual ~ProcessShares();

    // The interface says const, which compilers call useless
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wignored-qualifiers"

    /** @return Process that owns this object */
    const ProcessID getProcessID() const { return m_pid; }

#pragma GCC diagnostic pop

    /** @return Memory context used for the mappings, or ZERO */
    MemoryContext * getMemoryContext();

    /**
     * Set the memory context to map into. ZERO when it goes away.
     */
    Result setMemoryContext(MemoryContext *context);

    /**
     * Create a share between this process and another one.
     *
     * @param instance Shares of the other process
     * @param share In: coreId, tagId, range.size (bytes, whole pages) and range.access. Out: our view.
     *
     * @return Result code; on any failure nothing was changed on either side.
     */
    Result createShare(ProcessShares & instance, MemoryShare *share);

    /**
     * Record memory that is already mapped, such as the kernel event channel.
     */
    Result createShare(ProcessID pid, Size coreId, Size tagId, Address virt, Size size);

    /**
     * Keep memory for this process alone, from anywhere, which no restart of it releases.
     *
     * @param share In: tagId, not zero, and range.size (bytes, whole pages). Out: where it is.
     *
     * @return Result code; on any failure nothing was changed.
     */
    Result createOwn(MemoryShare *share);

    /**
     * Look up a share by pid, coreId and tagId and fill in the rest.
     */
    Result readShare(MemoryShare *share);

    /**
     * Get a share by its position.
     *
     * @param index Position, counting from zero, in order of creation
     * @param share Output
     *
     * @return Success or NotFound when there are not that many.
     */
    Result enumerateShare(const Size index, MemoryShare *share);

    /**
     * Let go of every share with the given process.
     */
    Result removeShares(ProcessID pid);

    /**
     * Check if a process is connected to us.
     *
     * @return True if at least one attached share exists with that process.
     */
    bool isPeer(const ProcessID pid) const
    {
        return pid < 1024 && (m_peers[pid / 32] & (1U << (pid % 32)));
    }

    /** @return Word of the bitmap of connected processes */
    u32 peers(const Size word) const
    {
        return m_peers[word];
    }

    /** @return Total number of share records in the system */
    static Size total();

  private:

    ProcessShares(const ProcessShares &) = delete;
    void operator = (const ProcessShares &) = delete;

    /** Frames behind a share, owned by the sides together. */
    struct Frames
    {
        Address phys;
        Size size;
        uint references;
    };

    /** One side of a share */
    struct Record
    {
        MemoryShare share;
        Frames *frames;
        bool creator;
        ProcessShares *other;
        Record *next;
    };

    Record * find(const ProcessID pid, const Size coreId, const Size tagId) const;
    void append(Record *record);
    void dropRecord(Record *record);
    void updatePeer(const ProcessID pid);
    static void release(Frames *frames);

  private:

    const ProcessID m_pid;
    MemoryContext *m_memory;
    Record *m_first;
    Record *m_last;
    u32 m_peers[32];
    static Size m_total;
};

#endif /* __KERNEL_PROCESSSHARES_H */
