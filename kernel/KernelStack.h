// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __KERNEL_KERNELSTACK_H
#define __KERNEL_KERNELSTACK_H

#include <Types.h>

/**
 * Kernel stack of a process.
 *
 * @verbatim
 *   one slot of 16 KiB in KernelPrivate for each ProcessID
 *
 *   top    CPUState: registers of the program
 *          ... what the kernel does for it
 *   -8 KiB not mapped: an overflow is an exception on another stack, not silent damage
 * @endverbatim
 */
class KernelStack
{
  public:

    /** Result codes */
    enum Result
    {
        Success,
        OutOfMemory
    };

    /** Bytes of a slot, half of it stack */
    static const Size SlotSize = 16384;

    /** Bytes of the stack */
    static const Size StackSize = 8192;

    /**
     * Constructor: nothing is mapped yet.
     *
     * @param id ProcessID, whose slot nobody else uses
     */
    KernelStack(const ProcessID id);

    /** Destructor: unmaps and releases it. Must not be the stack in use. */
    ~KernelStack();

    KernelStack(const KernelStack &) = delete;

    /**
     * Allocate and map it.
     *
     * @return Success or OutOfMemory
     */
    [[nodiscard]] Result allocate();

    /** @return Address behind it, where it begins */
    Address top() const { return m_top; }

  private:

    /**
     * Map a page of it in all address spaces. Each architecture defines this.
     *
     * @param virt Virtual address
     * @param phys Frame; zero to map nothing there, and forget what was
     */
    static void setPage(const Address virt, const Address phys);

  private:

    const Address m_top;    /**< Address behind it */
    Address m_frames;       /**< Its memory, zero before allocate() */
};

#endif /* __KERNEL_KERNELSTACK_H */
