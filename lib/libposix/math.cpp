// SPDX-License-Identifier: GPL-3.0-or-later

#include "math.h"

extern C int abs(int number)
{
    return number < 0 ? -number : number;
}

extern C u32 sqrt(u32 number)
{
    u32 result = 0;

    // Each round decides one bit of the result, from the highest on.
    for (u32 bit = 1U << 30; bit != 0; bit >>= 2)
    {
        if (number >= result + bit)
        {
            number -= result + bit;
            result = (result >> 1) + bit;
        }
        else
        {
            result >>= 1;
        }
    }
    return result;
}
