// SPDX-License-Identifier: GPL-3.0-or-later

#include "PoolAllocator.h"

PoolAllocator::Pool::Pool(const PoolAllocator *owner,
                          const Range range,
                          u8 *bitmap,
                          const Size bitmapSize,
                          const Size index)
    : BitAllocator(range, (Size) 1 << index, bitmap)
    , owner(owner)
    , prev(ZERO)
    , next(ZERO)
    , index(index)
    , bitmapSize(bitmapSize)
    , words((u32 *) bitmap)
    , slots(range.size >> index)
    , freeCount(slots)
{
    const Size rest = slots % WordBits;

    // What is behind the last slot is never free
    if (rest != 0)
    {
        words[slots / WordBits] = ~(u32) 0 << rest;
    }
}

Size PoolAllocator::Pool::available() const
{
    return freeCount << index;
}

Address PoolAllocator::Pool::takeBehind(const Size word)
{
    const Size count = (slots + WordBits - 1) / WordBits;
    Size i = word;

    do
    {
        i = (i + 1) < count ? i + 1 : 0;

        if (words[i] != ~(u32) 0)
        {
            return takeBit(i, ~words[i]);
        }
    }
    while (i != word);

    // The bitmap was damaged: what it says counts, and the search ends
    freeCount = 0;
    return 0;
}

PoolAllocator::PoolAllocator(Allocator *parent)
    : Allocator()
    , m_lowest(~(Address) 0)
    , m_highest(0)
    , m_cacheLimit(0)
    , m_initialPoolBytes(InitialPoolBytes)
    , m_cacheSize(0)
{
    setParent(parent);

    for (Size i = 0; i <= MaximumPoolSize; i++)
    {
        m_pools[i] = ZERO;
        m_spare[i] = ZERO;
    }
}

Size PoolAllocator::size() const
{
    Size total = 0;

    for (Size i = 0; i <= MaximumPoolSize; i++)
    {
        for (const Pool *pool = m_pools[i]; pool != ZERO; pool = pool->next)
        {
            total += pool->bytes();
        }
    }
    return total;
}

Size PoolAllocator::available() const
{
    Size total = 0;

    for (Size i = 0; i <= MaximumPoolSize; i++)
    {
        for (const Pool *pool = m_pools[i]; pool != ZERO; pool = pool->next)
        {
            total += pool->available();
        }
    }
    return total;
}

Allocator::Result PoolAllocator::allocate(Range & args)
{
    if (args.alignment != 0)
    {
        return InvalidAlignment;
    }

    if (args.size == 0 || args.size > ((Size) 1 << MaximumPoolSize) - sizeof(ObjectPrefix) - sizeof(ObjectPostfix))
    {
        return InvalidSize;
    }

    const Size objectSize = calculateObjectSize(args.size);
    const Size index = (Size) __builtin_ctz(objectSize);
    Pool *pool = m_pools[index];
    Address slot;

    do
    {
        if ((pool == ZERO || pool->isFull()) && (pool = findPool(index)) == ZERO)
        {
            return OutOfMemory;
        }
    }
    while ((slot = pool->take()) == 0);

    ObjectPrefix *prefix = (ObjectPrefix *) slot;
    ObjectPostfix *postfix = (ObjectPostfix *) (slot + objectSize - sizeof(ObjectPostfix));

    prefix->signature  = ObjectSignature;
    prefix->pool       = pool;
    postfix->signature = ObjectSignature;
    args.address = slot + sizeof(ObjectPrefix);
    return Success;
}

PoolAllocator::Pool * PoolAllocator::findPool(const Size index)
{
    Size examined = 0;

    for (Pool *pool = m_pools[index]; pool != ZERO; pool = pool->next)
    {
        if (!pool->isFull())
        {
            return pool;
        }
        examined++;
    }

    return growPool(index, examined == 0 ? 1 : examined);
}

Allocator::Result PoolAllocator::release(const Address addr)
{
    const Address slot = addr - sizeof(ObjectPrefix);
    ObjectPrefix *prefix = (ObjectPrefix *) slot;

    // Everything that is read here may be damaged: look at nothing that is not memory of ours
    if (slot < m_lowest || slot >= m_highest ||
       (slot % __alignof__(ObjectPrefix)) != 0 || prefix->signature != ObjectSignature)
    {
        return InvalidAddress;
    }

    Pool *pool = prefix->pool;
    const Address poolAddress = (Address) pool;
    u32 *word, mask;

    if (poolAddress < m_lowest || poolAddress >= slot || (poolAddress % __alignof__(Pool)) != 0 ||
        !isPool(pool) || (word = pool->find(slot, mask)) == ZERO)
    {
        return InvalidAddress;
    }

    const Address end = slot + ((Address) 1 << pool->index);
    const ObjectPostfix *postfix = (const ObjectPostfix *) (end - sizeof(ObjectPostfix));

    if (postfix->signature != ObjectSignature)
    {
        return InvalidAddress;
    }

    prefix->signature = 0;

    if (pool->give(word, mask))
    {
        retirePool(pool);
    }
    return Success;
}

void PoolAllocator::setCacheLimit(const Size bytes)
{
    m_cacheLimit = bytes;
}

void PoolAllocator::setInitialPoolBytes(const Size bytes)
{
    m_initialPoolBytes = bytes;
}

void PoolAllocator::flushCache()
{
    for (Size i = 0; i <= MaximumPoolSize; i++)
    {
        Pool *next;

        for (Pool *pool = m_spare[i]; pool != ZERO; pool = next)
        {
            const Size bytes = pool->bytes();

            next = pool->next;
            unlink(m_spare[i], pool);

            if (giveBack(pool))
            {
                m_cacheSize -= bytes;
            }
            else
            {
                link(m_spare[i], pool);
            }
        }
    }
}

Size PoolAllocator::calculateObjectSize(const Size inputSize) const
{
    const Size bytes = inputSize + sizeof(ObjectPrefix) + sizeof(ObjectPostfix);

    if (bytes <= ((Size) 1 << MinimumPoolSize))
    {
        return (Size) 1 << MinimumPoolSize;
    }
    return (Size) 1 << (32 - __builtin_clz(bytes - 1));
}

Size PoolAllocator::calculateObjectCount(const Size objectSize) const
{
    return objectSize >= m_initialPoolBytes ? 1 : m_initialPoolBytes / objectSize;
}

PoolAllocator::Pool * PoolAllocator::growPool(const Size index, const Size multiplier)
{
    const Size first = calculateObjectCount((Size) 1 << index);
    Pool *pool = m_spare[index];

    if (pool != ZERO)
    {
        unlink(m_spare[index], pool);
        m_cacheSize -= pool->bytes();
    }
    else
    {
        // A large pool is a matter of speed only: take less before giving up
        if ((pool = newPool(index, first * multiplier)) == ZERO)
        {
            flushCache();

            if ((pool = newPool(index, first)) == ZERO &&
                (pool = newPool(index, 1)) == ZERO &&
                (pool = convertPool(index)) == ZERO)
            {
                return ZERO;
            }
        }
    }

    link(m_pools[index], pool);
    return pool;
}

PoolAllocator::Pool * PoolAllocator::newPool(const Size index, const Size count)
{
    const Size administration = sizeof(Pool) + calculateBitmapSize(count);

    if (parent() == ZERO || count > (~(Size) 0 - administration) >> index)
    {
        return ZERO;
    }

    Range range = { 0, administration + (count << index), 0 };

    if (parent()->allocate(range) != Success)
    {
        return ZERO;
    }

    if (range.address < m_lowest)
    {
        m_lowest = range.address;
    }

    if (range.address + range.size > m_highest)
    {
        m_highest = range.address + range.size;
    }

    return placePool(range.address, index, count);
}

PoolAllocator::Pool * PoolAllocator::convertPool(const Size index)
{
    const Size minimum = sizeof(Pool) + calculateBitmapSize(1) + ((Size) 1 << index);

    for (Size i = 0; i <= MaximumPoolSize; i++)
    {
        for (Pool *pool = m_spare[i]; pool != ZERO; pool = pool->next)
        {
            const Size bytes = pool->bytes();
            const Size total = sizeof(Pool) + pool->bitmapSize + bytes;

            if (total >= minimum)
            {
                Size count = (total - sizeof(Pool)) >> index;

                while (sizeof(Pool) + calculateBitmapSize(count) + (count << index) > total)
                {
                    count--;
                }

                unlink(m_spare[i], pool);
                m_cacheSize -= bytes;
                return placePool((Address) pool, index, count);
            }
        }
    }

    return ZERO;
}

PoolAllocator::Pool * PoolAllocator::placePool(const Address memory, const Size index, const Size count)
{
    const Size bitmapSize = calculateBitmapSize(count);
    const Address bitmap = memory + sizeof(Pool);
    const Range range = { bitmap + bitmapSize, count << index, (Size) 1 << index };

    return new (memory) Pool(this, range, (u8 *) bitmap, bitmapSize, index);
}

void PoolAllocator::retirePool(Pool *pool)
{
    const Size bytes = pool->bytes();
    const Size index = pool->index;

    unlink(m_pools[index], pool);

    if ((bytes <= m_cacheLimit && m_cacheSize <= m_cacheLimit - bytes) || !giveBack(pool))
    {
        link(m_spare[index], pool);
        m_cacheSize += bytes;
    }
}

bool PoolAllocator::giveBack(Pool *pool)
{
    // Memory that is not ours anymore must not pass for a pool
    pool->owner = ZERO;

    if (parent()->release((Address) pool) == Success)
    {
        return true;
    }

    pool->owner = this;
    return false;
}

Size PoolAllocator::calculateBitmapSize(const Size count)
{
    const Size boundary = sizeof(ObjectPrefix);
    const Size bytes = sizeof(Pool) + (count < sizeof(u32) ? sizeof(u32) : count);

    return ((bytes + boundary - 1) / boundary * boundary) - sizeof(Pool);
}

void PoolAllocator::link(Pool *&list, Pool *pool)
{
    pool->prev = ZERO;
    pool->next = list;

    if (list != ZERO)
    {
        list->prev = pool;
    }
    list = pool;
}

void PoolAllocator::unlink(Pool *&list, Pool *pool)
{
    if (pool->prev != ZERO)
    {
        pool->prev->next = pool->next;
    }
    else
    {
        list = pool->next;
    }

    if (pool->next != ZERO)
    {
        pool->next->prev = pool->prev;
    }
    pool->prev = ZERO;
    pool->next = ZERO;
}
