// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __SERVER_RECOVERY_CRASHDUMP_H
#define __SERVER_RECOVERY_CRASHDUMP_H

#include <FreeNOS/FaultInfo.h>
#include <Types.h>

/**
 * Head of a crash dump: registers and memory of a process as they were at its fault.
 *
 * The bytes of the regions follow; each region tells where. Program text and constants are not in it: they are in
 * the program file.
 */
typedef struct CrashDump
{
    /** Memory that was saved */
    struct Region
    {
        u32 virt;    /**< Address in the process */
        u32 size;    /**< Bytes */
        u32 offset;  /**< Where they are, from the start of this head */
    };

    /** Value of magic */
    static const u32 Magic = 0x504d5544;

    /** Value of version */
    static const u32 Version = 2;

    /** Most bytes of registers */
    static const Size StateSize = 128;

    /** Most regions */
    static const Size MaximumRegions = 32;

    u32 magic;                       /**< Magic */
    u32 version;                     /**< Version */
    u32 machine;                     /**< Machine as in the ELF header of its programs */
    u32 pid;                         /**< Process */
    u32 generation;                  /**< Tells processes that had the same ProcessID apart */
    u32 tick;                        /**< Kernel ticks when it was taken */
    u32 size;                        /**< Bytes of the whole dump */
    u32 stateSize;                   /**< Bytes used in state */
    u32 regionCount;                 /**< Regions used */
    FaultInfo fault;                 /**< Why it was stopped */
    u8 state[StateSize];             /**< CPUState of that machine */
    char path[64];                   /**< Program */
    Region regions[MaximumRegions];  /**< Memory, not sorted */

    /**
     * Check that all offsets are inside.
     *
     * @param available Bytes that are there, with this head
     *
     * @return True if the dump can be read without leaving it
     */
    bool isValid(const Size available) const
    {
        if (available < sizeof(*this) || magic != Magic || version != Version || size > available ||
            stateSize > StateSize || regionCount > MaximumRegions || path[sizeof(path) - 1])
            return false;

        for (Size i = 0; i < regionCount; i++)
        {
            if (regions[i].offset > size || regions[i].size > size - regions[i].offset)
                return false;
        }
        return true;
    }
}
CrashDump;

#endif /* __SERVER_RECOVERY_CRASHDUMP_H */
