// SPDX-License-Identifier: GPL-3.0-or-later

#include "../MemoryWords.h"

// The direction flag is clear in all C++ code (System V ABI, i386 supplement, 2.2.2)

void MemoryWords::copy(void *dest, const void *src, Size words)
{
    asm volatile("rep movsl" : "+D"(dest), "+S"(src), "+c"(words) : : "memory");
}

void MemoryWords::set(void *dest, u32 value, Size words)
{
    asm volatile("rep stosl" : "+D"(dest), "+c"(words) : "a"(value) : "memory");
}
