// SPDX-License-Identifier: GPL-3.0-or-later

#include <Allocator.h>
#include "Destructors.h"

bool Destructors::add(DestructorFunction *function, void *object)
{
    Block *block = m_current != ZERO ? m_current : &m_first;

    if (block->count == BlockEntries)
    {
        Block *next = new Block;

        if (next == ZERO)
        {
            return false;
        }
        next->count = 0;
        next->previous = block;
        m_current = next;
        block = next;
    }

    block->entries[block->count].function = function;
    block->entries[block->count].object = object;
    block->count++;
    return true;
}

void Destructors::run()
{
    for (;;)
    {
        Block *block = m_current != ZERO ? m_current : &m_first;

        if (block->count != 0)
        {
            block->count--;

            // Taken out before the call: the destructor may construct, or end the process.
            const Entry entry = block->entries[block->count];
            entry.function(entry.object);
        }
        else if (m_current != ZERO)
        {
            m_current = block->previous == &m_first ? ZERO : block->previous;
            delete block;
        }
        else
        {
            return;
        }
    }
}
