// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __KERNEL_CONSOLE_H
#define __KERNEL_CONSOLE_H

/**
 * Console of the kernel, which each machine defines.
 *
 * Polled and without state, so that it works at any moment.
 */
class Console
{
  public:

    /** Prepare it. */
    static void initialize();

    /** Write a text. */
    static void write(const char *text);
};

#endif /* __KERNEL_CONSOLE_H */
