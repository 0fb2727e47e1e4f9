// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __KERNEL_INTEL_INTELCONSOLE_H
#define __KERNEL_INTEL_INTELCONSOLE_H

#include <Types.h>
#include <Log.h>

/**
 * Console of the kernel on the first serial port (16550 UART).
 *
 * Polled and without state, so that it works at any moment.
 */
class IntelConsole
{
  public:

    /** Prepare the port: 115200 baud, 8 data bits, no parity. */
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

#endif /* __KERNEL_INTEL_INTELCONSOLE_H */
