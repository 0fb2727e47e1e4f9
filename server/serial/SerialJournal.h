// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __SERVER_SERIAL_SERIALJOURNAL_H
#define __SERVER_SERIAL_SERIALJOURNAL_H

#include <Types.h>

/**
 * What became of the latest request of each client, so that a request that is served again after a restart has no effect
 * twice.
 *
 * It is one block of memory without pointers, as SerialInput.
 */
class SerialJournal
{
  public:

    /** Number of clients that it remembers */
    static const Size Entries = 8;

    /** A request */
    struct Entry
    {
        u32 client;           /**< Client plus one, zero while the entry changes */
        u32 request;          /**< Its identifier */
        u32 start;            /**< Reading: number of the first character; writing: last character sent before */
        volatile u32 count;   /**< Characters taken out; characters given to the hardware */
        u32 reads;            /**< Non-zero for reading */
    };

    /** The block of memory. */
    struct Block
    {
        u32 magic;               /**< BlockMagic. */
        u32 next;                /**< Entry to be used next for another client */
        u32 last;                /**< Last character sent */
        u32 writing;             /**< Index plus one of the latest request to write */
        Entry entries[Entries];  /**< The latest request of each client */
    };

  private:

    /** Identifies a block; changes with its layout. */
    static const u32 BlockMagic = 0x534a4f31;

  public:

    /** Remembers nothing, in memory of its own. */
    SerialJournal();

    /** Releases the memory of its own. */
    ~SerialJournal();

    /**
     * Use another block from now on, with what it remembers, if it is valid.
     *
     * @param block Memory that stays in place; remains with the caller
     *
     * @return True when it was valid. Otherwise it is begun anew.
     */
    bool attach(Block *block);

    /**
     * Find a request.
     *
     * @param client Number that no other client has or had, less than the largest one
     * @param request Its identifier
     * @param reads True for a request to read
     *
     * @return Its entry, or ZERO if it is not the latest one of a client that is remembered.
     */
    Entry * find(const u32 client, const u32 request, const bool reads);

    /**
     * Remember a request in the place of an earlier one, all of it or, if the server ends in here, nothing.
     *
     * @return Its entry
     */
    Entry * add(const u32 client, const u32 request, const bool reads, const u32 start, const u32 count);

    /**
     * Find a request that took out characters from a certain one on.
     *
     * @param start Number of the first character
     *
     * @return Number of characters, zero if there is no such request.
     */
    u32 taken(const u32 start) const;

    /** Count a character of the latest request to write. */
    void count();

    /** Last character sent. */
    u8 last() const;

    /** Note the last character sent. */
    void setLast(const u8 character);

  private:

    SerialJournal(const SerialJournal &) = delete;
    void operator = (const SerialJournal &) = delete;

  private:

    Block *m_own;
    Block *m_block;
};

#endif /* __SERVER_SERIAL_SERIALJOURNAL_H */
