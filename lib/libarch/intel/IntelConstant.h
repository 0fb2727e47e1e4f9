// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBARCH_INTEL_INTELCONSTANT_H
#define __LIB_LIBARCH_INTEL_INTELCONSTANT_H

/** Bytes of a page. */
#define PAGESIZE 4096

/** Keeps the page of an address, drops the offset in it. */
#define PAGEMASK 0xfffff000

/** Alignment of the stack and of objects in memory. */
#define MEMALIGN 16

/** Base of memory mapped input and output: none, I/O ports have their own instructions. */
#define IO_BASE 0

/** First physical address of memory. */
#define RAM_ADDR 0

/** Machine of executables: EM_386 (System V ABI, Intel386 Supplement). */
#define ELF_MACHINE_NATIVE 3

/** System call gate. */
#define TRAP_VECTOR 0x90

#endif /* __LIB_LIBARCH_INTEL_INTELCONSTANT_H */
