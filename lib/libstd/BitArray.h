// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBSTD_BITARRAY_H
#define __LIB_LIBSTD_BITARRAY_H

#include "Types.h"
#include "Macros.h"

/**
 * A map of bits: bit n is bit n % 8 of byte n / 8.
 */
class BitArray
{
  public:

    /** Result codes. */
    enum Result
    {
        Success,
        InvalidArgument,
        OutOfMemory
    };

    /**
     * Constructor.
     *
     * @param bitCount Number of bits
     * @param array Memory for the bits, CEIL(bitCount, 8) bytes which stay owned by the caller and whose bits are
     *              kept. Zero to let the object allocate its own, all bits off.
     */
    BitArray(const Size bitCount, u8 *array = ZERO);

    /** Two objects cannot share their bits. */
    BitArray(const BitArray &) = delete;
    BitArray & operator = (const BitArray &) = delete;

    /** Destructor. Frees the memory if the object allocated it. */
    virtual ~BitArray();

    /** @return Number of bits */
    Size size() const
    {
        return m_bitCount;
    }

    /** @return Number of bits which are on, respectively off */
    Size count(const bool on) const
    {
        return on ? m_set : m_bitCount - m_set;
    }

    /**
     * Change one bit. Bits outside are ignored.
     *
     * @param bit Number of the bit
     * @param value True to switch it on
     */
    void set(const Size bit, const bool value = true)
    {
        if (bit >= m_bitCount)
        {
            return;
        }
        const u8 mask = (u8) (1 << (bit & 7));
        u8 & byte = m_array[bit / 8];

        if (value && !(byte & mask))
        {
            byte |= mask;
            m_set++;
        }
        else if (!value && (byte & mask))
        {
            byte &= (u8) ~mask;
            m_set--;
        }
    }

    /**
     * Switch a range of bits on. Bits outside are ignored.
     *
     * @param from First bit
     * @param to Last bit (inclusive)
     */
    void setRange(const Size from, const Size to);

    /**
     * Switch on the first run of bits which are all off. Costs one step per word of bits, not per bit.
     *
     * @param bit Is set to the first bit of the run
     * @param count Length of the run
     * @param offset Lowest bit to look at
     * @param boundary The run starts at a multiple of this
     *
     * @return Success, InvalidArgument if count or boundary is zero, or OutOfMemory if there is no such run
     */
    Result setNext(Size *bit, const Size count = 1, const Size offset = 0, const Size boundary = 1);

    /** Switch one bit off. Bits outside are ignored. */
    void unset(const Size bit)
    {
        set(bit, false);
    }

    /** Switch all bits off. */
    void clear();

    /** @return True if the bit is on; bits outside are off */
    bool isSet(const Size bit) const
    {
        return bit < m_bitCount && (m_array[bit / 8] & (1 << (bit & 7)));
    }

    /** @return Memory of the bits */
    u8 * array() const;

    /**
     * Use other memory for the bits.
     *
     * @param array Memory for the bits, stays owned by the caller, its bits are kept
     * @param bitCount New number of bits, or zero to keep the number
     */
    void setArray(u8 *array, const Size bitCount = ZERO);

    /** @return True if the bit is on */
    bool operator [] (const Size bit) const;

    /** @return True if the bit is on */
    bool operator [] (const int bit) const;

  private:

    /** Number of the first bit in [from, to) with the value, or `to`. */
    Size find(const bool value, Size from, const Size to) const;

    /** The 32 bits from the given multiple of 32; those behind the end are zero. */
    u32 word(const Size bit) const;

    /** Count the bits which are on from scratch. */
    void recount();

  private:

    /** The bits. */
    u8 *m_array;

    /** Number of bits. */
    Size m_bitCount;

    /** Number of bits which are on. */
    Size m_set;

    /** True if the object owns m_array. */
    bool m_allocated;
};

#endif /* __LIB_LIBSTD_BITARRAY_H */
