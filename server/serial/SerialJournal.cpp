// SPDX-License-Identifier: GPL-3.0-or-later

#include <MemoryBlock.h>
#include "SerialJournal.h"

SerialJournal::SerialJournal()
    : m_own(new Block)
    , m_block(m_own)
{
    MemoryBlock::set(m_own, 0, sizeof(*m_own));
    m_own->magic = BlockMagic;
}

SerialJournal::~SerialJournal()
{
    delete m_own;
}

bool SerialJournal::attach(Block *block)
{
    const bool valid = block->magic == BlockMagic && block->next < Entries;

    if (!valid)
    {
        MemoryBlock::set(block, 0, sizeof(*block));
        MemoryBlock::ordered();
        block->magic = BlockMagic;
    }
    m_block = block;
    return valid;
}

SerialJournal::Entry * SerialJournal::find(const u32 client, const u32 request, const bool reads)
{
    for (Entry & entry : m_block->entries)
    {
        if (entry.client == client + 1 && entry.request == request && (entry.reads != 0) == reads)
        {
            return &entry;
        }
    }
    return ZERO;
}

SerialJournal::Entry * SerialJournal::add(const u32 client,
                                          const u32 request,
                                          const bool reads,
                                          const u32 start,
                                          const u32 count)
{
    Entry *entry = ZERO;

    for (Entry & candidate : m_block->entries)
    {
        if (candidate.client == client + 1)
        {
            entry = &candidate;
        }
    }

    if (!entry)
    {
        entry = &m_block->entries[m_block->next];
        m_block->next = (m_block->next + 1) % Entries;
    }

    entry->client = 0;
    MemoryBlock::ordered();
    entry->request = request;
    entry->start = start;
    entry->count = count;
    entry->reads = reads;
    MemoryBlock::ordered();
    entry->client = client + 1;
    if (!reads)
    {
        m_block->writing = entry - m_block->entries + 1;
    }
    MemoryBlock::ordered();
    return entry;
}

u32 SerialJournal::taken(const u32 start) const
{
    for (const Entry & entry : m_block->entries)
    {
        if (entry.client != 0 && entry.reads && entry.start == start)
        {
            return entry.count;
        }
    }
    return 0;
}

void SerialJournal::count()
{
    const u32 index = m_block->writing - 1;

    if (index < Entries)
    {
        m_block->entries[index].count = m_block->entries[index].count + 1;
    }
}

u8 SerialJournal::last() const
{
    return m_block->last;
}

void SerialJournal::setLast(const u8 character)
{
    m_block->last = character;
}
