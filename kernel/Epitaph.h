// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __KERNEL_EPITAPH_H
#define __KERNEL_EPITAPH_H

#include <Types.h>

class Process;

/**
 * What the kernel says when it cannot go on, see Kernel::epitaph().
 *
 * Needs nothing but the console.
 */
class Epitaph
{
  public:

    /** Most calls that are shown */
    static const Size MaximumFrames = 24;

    /**
     * Print why the kernel stops, and what ran.
     *
     * @param reason Reason
     * @param proc Current process, or ZERO
     */
    static void printHead(const char *reason, const Process *proc);

    /** Print a value with eight digits. */
    static void printHex(const char *label, const u32 value);

    /**
     * Print an address in the kernel's code, with the name of its function.
     *
     * @param address Address
     * @param returned True if a call returns there. The call is in front of it, and may end its function: if it never
     *                 returns, the address is that of the next function.
     */
    static void printCall(const u32 address, const bool returned);

    /** @return True if the address is in the kernel's code */
    static bool isText(const u32 address);

    /** @return True if a frame of a stack of the kernel may be at the address: it can be read */
    static bool isStack(const u32 address);
};

#endif /* __KERNEL_EPITAPH_H */
