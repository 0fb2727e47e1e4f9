// SPDX-License-Identifier: GPL-3.0-or-later

#include "RandomInput.h"

/** Constant memory: the kernel may read it for us, but not write it */
static const u32 constantData[16] = { 1, 2, 3 };

RandomInput::RandomInput(const u32 seed)
    : m_state(seed ? seed : 1)
{
}

u32 RandomInput::number()
{
    m_state ^= m_state << 13;
    m_state ^= m_state >> 17;
    m_state ^= m_state << 5;
    return m_state;
}

u32 RandomInput::below(const u32 limit)
{
    return number() % limit;
}

bool RandomInput::oneIn(const u32 times)
{
    return number() % times == 0;
}

Address RandomInput::badPointer()
{
    static const Address bad[] =
    {
        0, 1, 4, 0xfff, 0x1000,                             // null page and its neighbour
        0x100000, 0x100001, 0x37fffffc, 0x38000000,         // kernel data and private mappings
        0x3ffffffc, 0x3fffffff, 0x40000000, 0x70000000,     // around the end of the kernel
        0x7ffffffe, 0x9ffff000, 0xa3fffffc,                 // around the program, below the scratch pages
        Scratch + ScratchSize, 0xbfffff00, 0xcfffffff,
        0xdffffffe, 0xf0000000, 0xfffff000, 0xfffffffc, 0xfffffffd, 0xffffffff
    };

    // The last bytes of the scratch pages are mapped, what begins there is not
    if (oneIn(8))
        return Scratch + ScratchSize - 1;

    return bad[below(sizeof(bad) / sizeof(bad[0]))];
}

Address RandomInput::pointer()
{
    switch (below(4))
    {
        case 0:  return badPointer();
        case 1:  return Scratch + (number() % (ScratchSize - 4096) & ~3);
        case 2:  return Scratch + number() % (ScratchSize - 4096);
        default: return Scratch + PAGESIZE * (1 + below(8)) - below(128);
    }
}

Address RandomInput::readPointer()
{
    switch (below(8))
    {
        case 0:  return (Address) constantData;
        case 1:  return (Address) &constantData[1] + 1;
        case 2:  return 0x80000000;
        default: return pointer();
    }
}

Size RandomInput::size()
{
    static const Size special[] =
    {
        0, 1, 2, 3, 4, 63, 64, 4095, 4096, 4097, 8192, 16384, 65535, 65536, 65537,
        0x3fffffff, 0x40000000, 0x7fffffff, 0x80000000, 0xfffff000, 0xfffffffe, 0xffffffff
    };

    if (oneIn(2))
        return below(256);
    return special[below(sizeof(special) / sizeof(special[0]))];
}

ProcessID RandomInput::process()
{
    switch (below(8))
    {
        case 0:
        case 1:  return SELF;
        case 2:  return ANY;
        case 3:  return KERNEL_PID;
        case 4:  return MAX_PROCS - 1 + below(3);
        case 5:  return number();
        default: return below(16);
    }
}

Memory::Range RandomInput::ownRange()
{
    static const Address evil[] =
    {
        0x1000, 0x100000, 0x38000000, 0x3ffff000, 0x40000000, 0x7ffff000,
        0xd0000000, 0xd0001000, 0xd0002000, 0xdffff000, 0xf0000000, 0xfffff000
    };
    Memory::Range range;

    range.virt = Playground + PAGESIZE * below(PlaygroundSize / PAGESIZE);
    range.phys = 0;
    range.size = PAGESIZE * (1 + below(8));
    range.access = (Memory::Access) (number() & 0xff);

    switch (below(8))
    {
        case 0: range.virt = 0; break;
        case 1: range.virt = evil[below(sizeof(evil) / sizeof(evil[0]))]; break;
        case 2: range.virt += below(PAGESIZE); break;
        default: break;
    }

    // Sizes that wrap around or are refused; one that reaches from the playground into our heap is not among them
    switch (below(32))
    {
        case 0: range.size = 0; break;
        case 1: range.size = 0xffffffff - below(PAGESIZE); break;
        case 2: range.size = below(PAGESIZE); break;
        case 3: range.size = 0x80000000; break;
        default: break;
    }

    if (oneIn(16))
        range.phys = oneIn(2) ? number() & ~(PAGESIZE - 1) : 0x100000;

    return range;
}

Memory::Range RandomInput::anyRange()
{
    Memory::Range range = ownRange();

    if (oneIn(2))
        range.virt = number() & (oneIn(4) ? ~0U : ~(PAGESIZE - 1U));
    return range;
}
