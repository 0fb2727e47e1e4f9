// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __BIN_RECOVERY_CONSOLEEXPORT_H
#define __BIN_RECOVERY_CONSOLEEXPORT_H

#include <Types.h>

/**
 * Prints a file on the console in a form that a program on the other end of the line can take up.
 *
 * @verbatim
 *   -----BEGIN CORE name=NAME path=PATH size=BYTES checksum=HEX-----
 *   base64 of 57 bytes
 *   *N                         N times 57 bytes of zero
 *   -----END CORE-----
 * @endverbatim
 */
class ConsoleExport
{
  public:

    /** Bytes in one line */
    static const Size LineBytes = 57;

    /**
     * Print.
     *
     * @param name Short name of the program
     * @param path Path of the program
     * @param data File
     * @param size Bytes of it
     */
    static void print(const char *name, const char *path, const u8 *data, const Size size);

    /**
     * Encode bytes in base64.
     *
     * @param data Bytes
     * @param size Number of them
     * @param text Output with terminator; needs room for four characters for each three bytes begun, plus one
     */
    static void encode(const u8 *data, const Size size, char *text);
};

#endif /* __BIN_RECOVERY_CONSOLEEXPORT_H */
