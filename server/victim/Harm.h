// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __SERVER_VICTIM_HARM_H
#define __SERVER_VICTIM_HARM_H

/**
 * What each architecture does in its own way to raise an exception.
 *
 * A function that returns tells that the processor does not trap that.
 */
namespace Harm
{
    /** Divide by zero. */
    void divide();

    /** Execute a breakpoint. */
    void breakpoint();

    /** Read from an odd address. */
    void unaligned();
}

#endif /* __SERVER_VICTIM_HARM_H */
