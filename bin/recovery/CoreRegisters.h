// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __BIN_RECOVERY_COREREGISTERS_H
#define __BIN_RECOVERY_COREREGISTERS_H

#include <Types.h>

/**
 * Registers as a core file has them, in the order that debuggers know from Linux (elf_gregset_t).
 */
namespace CoreRegisters
{
    /** Number of registers on this machine */
    extern const Size Count;

    /** Most registers on any machine */
    static const Size Maximum = 32;

    /**
     * Convert.
     *
     * @param state CPUState of this machine, as in a crash dump
     * @param registers Output, Count of them
     */
    void convert(const u8 *state, u32 *registers);
}

#endif /* __BIN_RECOVERY_COREREGISTERS_H */
