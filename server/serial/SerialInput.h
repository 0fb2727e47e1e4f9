// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __SERVER_SERIAL_SERIALINPUT_H
#define __SERVER_SERIAL_SERIALINPUT_H

#include <Types.h>

/**
 * Characters received that nobody has read yet.
 *
 * They are in one block of memory without pointers, so that they can be kept
 * in a buffer of the datastore: what was typed ahead is still there when the
 * server is restarted.
 */
class SerialInput
{
  public:

    /** Number of characters, a power of two. */
    static const Size Capacity = 1024;

    /** The block of memory. */
    struct Block
    {
        u32 magic;         /**< BlockMagic. */
        u32 received;      /**< Number of characters ever put in, modulo 2^32. */
        u32 consumed;      /**< Number of characters ever taken out, modulo 2^32. */
        u8 data[Capacity]; /**< Character n is at index n modulo Capacity. */
    };

  private:

    /** Identifies a block; changes with its layout. */
    static const u32 BlockMagic = 0x53494e31;

  public:

    /** No characters, in memory of its own. */
    SerialInput();

    /** Releases the memory of its own. */
    ~SerialInput();

    /**
     * Use another block from now on, with the characters that are in it, if it is valid.
     *
     * @param block Memory that stays in place; remains with the caller
     *
     * @return True when it was valid. Otherwise it is begun anew.
     */
    bool attach(Block *block);

    /** Number of characters. */
    Size count() const;

    /**
     * Add a character.
     *
     * @return False when there is no room.
     */
    bool put(const u8 character);

    /**
     * Copy characters without taking them out.
     *
     * @param buffer Filled with the characters
     * @param size Most characters to copy
     *
     * @return Number of characters copied.
     */
    Size peek(u8 *buffer, const Size size) const;

    /** Number of the first character, counted from the first one ever put in, modulo 2^32. */
    u32 first() const;

    /**
     * Copy characters that were taken out before.
     *
     * @param first Number of the first one
     * @param buffer Filled with the characters
     * @param size How many
     *
     * @return False when others are in their place by now.
     */
    bool again(const u32 first, u8 *buffer, const Size size) const;

    /**
     * Take characters out.
     *
     * @param count Number of characters, at most count()
     */
    void consume(const Size count);

  private:

    SerialInput(const SerialInput &);
    void operator = (const SerialInput &);

  private:

    Block *m_own;
    Block *m_block;
};

#endif /* __SERVER_SERIAL_SERIALINPUT_H */
