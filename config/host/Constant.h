// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __CONFIG_HOST_CONSTANT_H
#define __CONFIG_HOST_CONSTANT_H

/** Programs run as processes of the machine that builds. */
#define HOST

/** Base address of memory input and output: addresses are absolute. */
#define IO_BASE 0

/** Start of physical memory. */
#define RAM_ADDR 0

/** Number of bytes in a page. */
#define PAGESIZE 4096

/** Takes the offset in the page off an address. */
#define PAGEMASK (~(PAGESIZE - 1UL))

/** Alignment of objects on heap and stack. */
#define MEMALIGN 16

#endif /* __CONFIG_HOST_CONSTANT_H */
