// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBARCH_ARM_ARMPAGING_H
#define __LIB_LIBARCH_ARM_ARMPAGING_H

#include <Types.h>
#include <MemoryContext.h>

/**
 * Address space of ARMv7-A: two levels of tables with short descriptors and 4 KiB pages (DDI 0406C, section B3.5).
 *
 * TTBR0 translates the lower half, which belongs to the kernel and is the same in all address spaces; TTBR1 the upper
 * one. A second-level table has 1 KiB; four of them, for four adjacent entries, are in one frame and come and go together.
 *
 * With TEX remap (SCTLR.TRE) the processor leaves two bits of each page to software: one of them tells that the frame
 * belongs to the mapping.
 *
 * Each address space has an identifier (ASID) as long as there are any: when all 255 are given away, all translations are
 * forgotten and a new generation begins.
 */
class ARMPaging : public MemoryContext
{
  public:

    /** Entries of a first-level table */
    static const Size DirectoryEntries = 4096;

    /** Pages of the four second-level tables in a frame */
    static const Size Entries = 1024;

    /** Bytes that the tables in one frame map */
    static const Size SectionSize = 4 * 1024 * 1024;

    /** Bits of a first-level entry that refers to a table (B3.5.1) */
    enum TableFlags
    {
        TableEntry       = 1 << 0,
        NoSupervisorCode = 1 << 2,   /**< The kernel never executes what is mapped here */
    };

    /** Bits of a first-level entry that maps 1 MiB */
    enum LargeFlags
    {
        LargeEntry         = 1 << 1,
        LargeBuffered      = 1 << 2,
        LargeCached        = 1 << 3,
        LargeNeverExecute  = 1 << 4,
        LargeSupervisor    = 1 << 10 /**< AP[1:0]: read and write, supervisor only */
    };

    /** Bits of a page (B3.5.1) */
    enum PageFlags
    {
        NeverExecute = 1 << 0,
        Present      = 1 << 1,
        Buffered     = 1 << 2,       /**< With Cached: normal memory; alone: device */
        Cached       = 1 << 3,       /**< Alone: normal memory without cache */
        Accessible   = 1 << 4,       /**< AP[0]: always set */
        UserMode     = 1 << 5,       /**< AP[1] */
        OwnedBit     = 1 << 7,       /**< TEX[1], left to software: the frame belongs to the mapping */
        ReadOnly     = 1 << 9,       /**< AP[2]: for the kernel, too */
        NotGlobal    = 1 << 11
    };

    /** Memory regions by the bits TEX[0], C and B, for PRRR and NMRR (B4.1.127, B4.1.104) */
    enum Remap : u32
    {
        /** 0 strongly ordered, 1 device, 2 and 3 normal */
        PrimaryRemap = 0x000b00a4,

        /** 2 not cached, 3 write-back with allocation on write */
        NormalRemap = 0x00400040
    };

    /** Table walks use the cache as for normal memory above (TTBR0, TTBR1) */
    static const u32 WalkCached = 0x48;

    /**
     * Constructor
     *
     * @param map Memory map
     * @param alloc Allocator of frames
     */
    ARMPaging(MemoryMap *map, SplitAllocator *alloc);

    /** Destructor: frees tables and owned frames. */
    virtual ~ARMPaging();

    virtual Result initialize();
    virtual Result activate(bool initializeMMU = false);
    virtual Result map(Address virt, Address phys, Memory::Access access);
    virtual Result unmap(Address virt);
    virtual Result lookup(Address virt, Address *phys) const;
    virtual Result access(Address virt, Memory::Access *access) const;
    virtual Result resolve(Address virt, Address *phys, Memory::Access *access) const;
    virtual Result releaseSection(const Memory::Range & range, const bool tablesOnly = false);

  private:

    u32 * table(const Address virt) const;
    u32 * entry(const Address virt) const;
    virtual u32 * ownEntry(const Address virt) const;
    virtual void forget(const Address virt) const;
    void setTables(const Size index, const Address phys);
    void releaseTable(const Size index, const bool tablesOnly);
    void takeIdentifier();
    bool hasIdentifier() const;

  private:

    u32 *m_directory;        /**< First-level table; only its upper half is used */
    Address m_directoryPhys;
    u32 m_identifier;        /**< Generation and, in the lower 8 bits, ASID */
    static u32 m_lastIdentifier;
};

namespace Arch
{
    typedef ARMPaging Memory;
};

#endif /* __LIB_LIBARCH_ARM_ARMPAGING_H */
