// SPDX-License-Identifier: GPL-3.0-or-later

#ifdef __KERNEL__
#include "ARMCore.h"
#else
#include <FreeNOS/User.h>
#endif
#include "ARMCache.h"

#ifdef __KERNEL__

/** Bytes of the shortest line of any data cache, from the cache type register (DDI 0406C, B4.1.42). */
static Size lineSize()
{
    u32 type;
    asm volatile ("mrc p15, 0, %0, c0, c0, 1" : "=r" (type));
    return 4U << ((type >> 16) & 0xf);
}

static void invalidateInstructions()
{
    asm volatile ("dsb\n"
                  "mcr p15, 0, %0, c7, c5, 0\n"   // ICIALLU
                  "mcr p15, 0, %0, c7, c5, 6\n"   // BPIALL
                  "dsb\n"
                  "isb" :: "r" (0) : "memory");
}

static void cleanAll()
{
    u32 levels;
    asm volatile ("mrc p15, 1, %0, c0, c0, 1" : "=r" (levels));

    // Set by set, way by way, up to the level where all agents meet (B2.2.7)
    for (u32 level = 0; level < ((levels >> 24) & 7); level++)
    {
        u32 geometry;

        if (((levels >> (level * 3)) & 7) < 2)
            continue;

        asm volatile ("mcr p15, 2, %1, c0, c0, 0\n"
                      "isb\n"
                      "mrc p15, 1, %0, c0, c0, 0" : "=r" (geometry) : "r" (level << 1));

        const u32 lineBits = (geometry & 7) + 4;
        const u32 ways = ((geometry >> 3) & 0x3ff) + 1;
        const u32 sets = ((geometry >> 13) & 0x7fff) + 1;
        const u32 wayShift = ways > 1 ? __builtin_clz(ways - 1) : 0;

        for (u32 way = 0; way < ways; way++)
        {
            for (u32 set = 0; set < sets; set++)
            {
                const u32 line = (way << wayShift) | (set << lineBits) | (level << 1);
                asm volatile ("mcr p15, 0, %0, c7, c14, 2" :: "r" (line) : "memory");
            }
        }
    }
    asm volatile ("dsb" ::: "memory");
}

ARMCache::Result ARMCache::invalidate(Type type)
{
    // Data that was not written back would be lost, also that of others: only the instruction cache can be dropped
    if (type != Instruction)
        return NotSupported;

    invalidateInstructions();
    return Success;
}

ARMCache::Result ARMCache::cleanInvalidate(Type type)
{
    if (type != Instruction)
        cleanAll();
    if (type != Data)
        invalidateInstructions();

    return Success;
}

ARMCache::Result ARMCache::cleanInvalidateAddress(Type type, Address addr)
{
    const Size step = lineSize();
    const Address page = addr & PAGEMASK;

    if (type != Instruction)
    {
        for (Size i = 0; i < PAGESIZE; i += step)
            asm volatile ("mcr p15, 0, %0, c7, c14, 1" :: "r" (page + i) : "memory");   // DCCIMVAC

        asm volatile ("dsb" ::: "memory");
    }

    if (type != Data)
        invalidateInstructions();

    return Success;
}

ARMCache::Result ARMCache::cleanAddress(Type type, Address addr)
{
    const Size step = lineSize();
    const Address page = addr & PAGEMASK;

    if (type == Instruction)
        return Success;

    for (Size i = 0; i < PAGESIZE; i += step)
        asm volatile ("mcr p15, 0, %0, c7, c10, 1" :: "r" (page + i) : "memory");       // DCCMVAC

    asm volatile ("dsb" ::: "memory");
    return Success;
}

ARMCache::Result ARMCache::invalidateAddress(Type type, Address addr)
{
    const Size step = lineSize();
    const Address page = addr & PAGEMASK;

    if (type != Instruction)
    {
        for (Size i = 0; i < PAGESIZE; i += step)
            asm volatile ("mcr p15, 0, %0, c7, c6, 1" :: "r" (page + i) : "memory");    // DCIMVAC

        asm volatile ("dsb" ::: "memory");
    }

    if (type != Data)
        invalidateInstructions();

    return Success;
}

#else

/** Ask the kernel. */
static ARMCache::Result maintain(const MemoryOperation operation, const Address addr)
{
    Memory::Range range = { addr & PAGEMASK, 0, PAGESIZE, Memory::None };

    return VMCtl(SELF, operation, &range) == API::Success ? ARMCache::Success : ARMCache::IOError;
}

ARMCache::Result ARMCache::invalidate(Type)
{
    return NotSupported;
}

ARMCache::Result ARMCache::cleanInvalidate(Type)
{
    return NotSupported;
}

ARMCache::Result ARMCache::cleanInvalidateAddress(Type type, Address addr)
{
    return maintain(type == Data ? CacheInvalidate : CacheCleanInvalidate, addr);
}

ARMCache::Result ARMCache::cleanAddress(Type type, Address addr)
{
    return type == Instruction ? Success : maintain(CacheClean, addr);
}

ARMCache::Result ARMCache::invalidateAddress(Type type, Address addr)
{
    return maintain(type == Data ? CacheInvalidate : CacheCleanInvalidate, addr);
}

#endif /* __KERNEL__ */
