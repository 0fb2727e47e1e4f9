// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __KERNEL_ARM_ARMCONSOLE_H
#define __KERNEL_ARM_ARMCONSOLE_H

#include <Types.h>
#include <Log.h>

/**
 * Console of the kernel on the serial line of the board, which each system defines.
 *
 * Polled and without state, so that it works at any moment.
 */
class ARMConsole
{
  public:

    /** Prepare the line. */
    static void initialize();

    /** Write a text. */
    static void write(const char *text);
};

/** Log of the kernel */
class ConsoleLog : public Log
{
  public:

    /** A fatal error of the kernel ends in its epitaph. */
    virtual void terminate() const;

  protected:

    virtual void write(const char *str);
};

#endif /* __KERNEL_ARM_ARMCONSOLE_H */
