// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __BIN_FAULT_BITFLIPPER_H
#define __BIN_FAULT_BITFLIPPER_H

#include <Memory.h>
#include <MemoryMap.h>
#include <Types.h>

/**
 * Flips one bit somewhere in the memory of a process, as cosmic rays do.
 *
 * Each mapped byte of program, heap and stack is as likely as any other.
 */
class BitFlipper
{
  public:

    /** What was done */
    struct Flip
    {
        const char *section; /**< Part of the memory */
        Address address;     /**< Byte */
        u8 before;           /**< Its value before */
        u8 after;            /**< Its value after */
    };

    /**
     * Constructor
     *
     * @param pid Process, should be stopped
     * @param seed The same seed and the same memory lead to the same bit
     */
    BitFlipper(const ProcessID pid, const u32 seed);

    /**
     * Flip a bit.
     *
     * @param flip Output: what was done
     *
     * @return True on success; false if nothing is mapped or it may not be written
     */
    bool flip(Flip & flip);

  private:

    /** Count pages that are mapped without hole from the start of a region. */
    Size countPages(const MemoryMap::Region region) const;

    const char * sectionOf(const Address address) const;

    u32 random();

  private:

    const ProcessID m_pid;
    u32 m_state;
};

#endif /* __BIN_FAULT_BITFLIPPER_H */
