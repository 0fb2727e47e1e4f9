// SPDX-License-Identifier: GPL-3.0-or-later

#include <Macros.h>
#include "ARMMap.h"

ARMMap::ARMMap()
{
    static const Memory::Range ranges[MEMORYMAP_MAX_REGIONS] =
    {
        { 0x00000000, 0, MegaByte(896), Memory::Readable | Memory::Writable | Memory::Executable }, // KernelData
        { KernelStacks, 0, MegaByte(16), Memory::Readable | Memory::Writable },                    // KernelPrivate
        { 0x80000000, 0, MegaByte(256), Memory::User | Memory::Readable },                          // UserData
        { 0xb0000000, 0, MegaByte(256) - KiloByte(4), Memory::User | Memory::Readable | Memory::Writable },
        { 0xc0000000, 0, KiloByte(32), Memory::User | Memory::Readable | Memory::Writable },        // UserStack
        { 0xa0000000, 0, MegaByte(256), Memory::User | Memory::Readable | Memory::Writable },       // UserPrivate
        { ShareStart, 0, MegaByte(256), Memory::User | Memory::Readable | Memory::Writable },       // UserShare
        { 0xe0000000, 0, KiloByte(128), Memory::User | Memory::Readable | Memory::Writable }        // UserArgs
    };

    for (Size i = 0; i < MEMORYMAP_MAX_REGIONS; i++)
        setRange((Region) i, ranges[i]);
}
