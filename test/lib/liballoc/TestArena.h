// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __TEST_LIB_LIBALLOC_TESTARENA_H
#define __TEST_LIB_LIBALLOC_TESTARENA_H

#include <Allocator.h>

/**
 * A parent for allocators under test: memory that it counts, and that it can refuse.
 *
 * Takes back only the blocks that it gave, and hands them out again when the size is the same.
 */
class TestArena : public Allocator
{
  public:

    /** Number of blocks that it can give */
    static const Size MaximumBlocks = 256;

    /**
     * Constructor.
     *
     * @param memory Memory to hand out
     * @param size Number of bytes
     * @param takesBack False to refuse all releases
     */
    TestArena(void *memory, const Size size, const bool takesBack = true)
        : m_memory((Address) memory)
        , m_left(size)
        , m_takesBack(takesBack)
        , m_blocks(0)
        , m_used(0)
        , m_calls(0)
    {
    }

    virtual Result allocate(Range & range)
    {
        const Size bytes = (range.size + 15) & ~15U;
        m_calls++;

        for (Size i = 0; i < m_blocks; i++)
        {
            if (!m_block[i].used && m_block[i].size == bytes)
            {
                m_block[i].used = true;
                m_used++;
                range.address = m_block[i].address;
                return Success;
            }
        }

        if (bytes < range.size || bytes > m_left || m_blocks == MaximumBlocks)
        {
            return OutOfMemory;
        }

        m_block[m_blocks].address = m_memory;
        m_block[m_blocks].size = bytes;
        m_block[m_blocks].used = true;
        m_blocks++;
        m_used++;
        range.address = m_memory;
        m_memory += bytes;
        m_left -= bytes;
        return Success;
    }

    virtual Result release(const Address addr)
    {
        for (Size i = 0; m_takesBack && i < m_blocks; i++)
        {
            if (m_block[i].used && m_block[i].address == addr)
            {
                m_block[i].used = false;
                m_used--;
                return Success;
            }
        }
        return InvalidAddress;
    }

    /** Number of blocks in use */
    Size used() const
    {
        return m_used;
    }

    /** Number of calls of allocate() */
    Size calls() const
    {
        return m_calls;
    }

  private:

    /** A block that was handed out */
    struct Block
    {
        Address address;
        Size size;
        bool used;
    };

    Address m_memory;
    Size m_left;
    const bool m_takesBack;
    Block m_block[MaximumBlocks];
    Size m_blocks;
    Size m_used;
    Size m_calls;
};

#endif /* __TEST_LIB_LIBALLOC_TESTARENA_H */
