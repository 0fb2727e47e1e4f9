// SPDX-License-Identifier: GPL-3.0-or-later

#include <MemoryBlock.h>
#include "LastingMemory.h"

/** Describes the share that is meant */
static void describe(ProcessShares::MemoryShare & share, const Size tag, const ProcessID with)
{
    MemoryBlock::set(&share, 0, sizeof(share));
    share.pid = with == SELF ? (ProcessID) ProcessCtl(SELF, GetPID) : with;
    share.coreId = SystemInformation().coreId;
    share.tagId = tag;
    share.range.access = Memory::User | Memory::Readable | Memory::Writable;
}

Memory::Range LastingMemory::find(const Size tag, const ProcessID with)
{
    ProcessShares::MemoryShare share;

    describe(share, tag, with);

    if (VMShare(SELF, API::Read, &share) != API::Success || !share.attached)
        MemoryBlock::set(&share, 0, sizeof(share));

    return share.range;
}

Memory::Range LastingMemory::open(const Size tag, const Size size, const ProcessID with)
{
    ProcessShares::MemoryShare share;
    Memory::Range range = find(tag, with);

    if (!range.size)
    {
        describe(share, tag, with);
        share.range.size = (size + PAGESIZE - 1) & PAGEMASK;

        if (VMShare(with, API::Create, &share) == API::Success)
            range = share.range;
    }

    if (range.size < size)
        MemoryBlock::set(&range, 0, sizeof(range));

    return range;
}
