// SPDX-License-Identifier: GPL-3.0-or-later

#include "HashFunction.h"

Size hash(const String & key, Size mod)
{
    const u8 *text = (const u8 *) *key;
    const Size length = key.length();
    u32 h = FNV_INIT;

    for (Size i = 0; i < length; i++)
    {
        h = (h * FNV_PRIME) ^ text[i];
    }
    return mod ? h % mod : 0;
}
