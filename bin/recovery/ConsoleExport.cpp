// SPDX-License-Identifier: GPL-3.0-or-later

#include <Checksum.h>
#include <stdio.h>
#include "ConsoleExport.h"

void ConsoleExport::encode(const u8 *data, const Size size, char *text)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    for (Size i = 0; i < size; i += 3)
    {
        const u32 value = (data[i] << 16) | (i + 1 < size ? data[i + 1] << 8 : 0) | (i + 2 < size ? data[i + 2] : 0);

        *text++ = digits[value >> 18];
        *text++ = digits[(value >> 12) & 63];
        *text++ = i + 1 < size ? digits[(value >> 6) & 63] : '=';
        *text++ = i + 2 < size ? digits[value & 63] : '=';
    }
    *text = 0;
}

static bool isZero(const u8 *data, const Size size)
{
    for (Size i = 0; i < size; i++)
    {
        if (data[i])
            return false;
    }
    return true;
}

void ConsoleExport::print(const char *name, const char *path, const u8 *data, const Size size)
{
    char line[((LineBytes / 3) * 4) + 1];
    Size zeros = 0;

    printf("-----BEGIN CORE name=%s path=%s size=%u checksum=%x-----\r\n", name, path, size, checksum(data, size));

    for (Size i = 0; i < size; i += LineBytes)
    {
        const Size count = size - i < LineBytes ? size - i : LineBytes;

        if (count == LineBytes && isZero(data + i, count))
        {
            zeros++;
            continue;
        }

        if (zeros)
            printf("*%u\r\n", zeros);

        zeros = 0;
        encode(data + i, count, line);
        printf("%s\r\n", line);
    }

    if (zeros)
        printf("*%u\r\n", zeros);

    printf("-----END CORE-----\r\n");
}
