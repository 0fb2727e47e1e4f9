// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBARCH_ARM_ARMCONSTANT_H
#define __LIB_LIBARCH_ARM_ARMCONSTANT_H

/** Bytes of a page. */
#define PAGESIZE 4096

/** Keeps the page of an address, drops the offset in it. */
#define PAGEMASK 0xfffff000

/** Alignment of the stack and of objects in memory (AAPCS, section 5.2.1: eight at least). */
#define MEMALIGN 16

/** Machine of executables: EM_ARM (ELF for the ARM Architecture, section 4.1). */
#define ELF_MACHINE_NATIVE 40

#endif /* __LIB_LIBARCH_ARM_ARMCONSTANT_H */
