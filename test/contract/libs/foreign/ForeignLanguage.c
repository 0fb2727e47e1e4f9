/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A source in C as it comes from elsewhere.
 */

#include <Types.h>
#include <Macros.h>

extern C Size foreignLength(const u8 *text);

Size foreignLength(text)
    const u8 *text;
{
    register Size n = ZERO;

    while (text[n] != FALSE)
        n++;
    return n;
}
