// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBARCH_INTEL_INTELPAGING_H
#define __LIB_LIBARCH_INTEL_INTELPAGING_H

#include <Types.h>
#include <MemoryContext.h>

/**
 * Address space of the i386: page directory and page tables with 4 KiB pages (Intel SDM volume 3, section 4.3).
 *
 * The kernel half is the same in all address spaces. Data can be executed: the 32-bit format has no such permission.
 */
class IntelPaging : public MemoryContext
{
  public:

    /** Entries of a directory or table */
    static const Size Entries = 1024;

    /** Bytes that one table maps */
    static const Size SectionSize = 4 * 1024 * 1024;

    /** Bits of an entry */
    enum Flags
    {
        Present  = 1 << 0,
        Write    = 1 << 1,
        UserMode = 1 << 2,
        NoCache  = (1 << 3) | (1 << 4),
        Large    = 1 << 7,
        Global   = 1 << 8,
        OwnedBit = 1 << 9   /**< Free for software: the frame belongs to the mapping */
    };

    /**
     * Constructor
     *
     * @param map Memory map
     * @param alloc Allocator of frames
     */
    IntelPaging(MemoryMap *map, SplitAllocator *alloc);

    /** Destructor: frees tables and owned frames. */
    virtual ~IntelPaging();

    virtual Result initialize();
    virtual Result activate(bool initializeMMU = false);
    virtual Result map(Address virt, Address phys, Memory::Access access);
    virtual Result unmap(Address virt);
    virtual Result lookup(Address virt, Address *phys) const;
    virtual Result access(Address virt, Memory::Access *access) const;
    virtual Result resolve(Address virt, Address *phys, Memory::Access *access) const;
    virtual Result releaseSection(const Memory::Range & range, const bool tablesOnly = false);

    /** @return Physical address of the page directory */
    Address getDirectory() const { return m_directoryPhys; }

    /** Set the directory that all address spaces take the kernel half from. */
    static void setKernelDirectory(u32 *directory) { m_kernelDirectory = directory; }

  private:

    u32 * table(const Address virt) const;
    u32 * entry(const Address virt) const;
    virtual u32 * ownEntry(const Address virt) const;
    virtual void forget(const Address virt) const;
    void releaseTable(const Size index, const bool tablesOnly);

  private:

    u32 *m_directory;
    Address m_directoryPhys;
    static u32 *m_kernelDirectory;
};

namespace Arch
{
    typedef IntelPaging Memory;
};

#endif /* __LIB_LIBARCH_INTEL_INTELPAGING_H */
