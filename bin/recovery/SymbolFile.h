// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __BIN_RECOVERY_SYMBOLFILE_H
#define __BIN_RECOVERY_SYMBOLFILE_H

#include <Types.h>

/**
 * Names of the functions of a program, as support/programsymbols.py writes them.
 *
 * The file is little endian words: magic, version, count of functions, bytes of names; then for each function its
 * address and the offset of its name, by rising address; then the names, each ended by zero.
 */
class SymbolFile
{
  public:

    /** Longest name with its terminator */
    static const Size NameLength = 48;

    /** Largest file that is read, in bytes */
    static const Size MaximumSize = 512 * 1024;

    /**
     * Constructor: looks at a file in memory.
     *
     * @param data Contents, must outlive this object
     * @param size Bytes of it
     */
    SymbolFile(const u8 *data, const Size size);

    /** @return True if the file is whole; otherwise nothing is found in it */
    bool isValid() const { return m_count != 0; }

    /**
     * Find the function that an address is in.
     *
     * @param address Address of an instruction
     * @param name Output: name of the function
     * @param offset Output: distance from its begin in bytes
     *
     * @return True if the address is behind the begin of a function
     */
    bool find(const u32 address, char (&name)[NameLength], u32 & offset) const;

    /**
     * Read the symbol file of a program and find an address in it.
     *
     * @param program Path of the program
     * @param address Address of an instruction
     * @param text Output: `NAME+0xOFFSET`; the address alone if there is no name for it
     * @param size Bytes of text
     */
    static void describe(const char *program, const u32 address, char *text, const Size size);

  private:

    /** Positions of the words of the head, bytes of head and entry */
    enum Layout
    {
        MagicWord = 0,
        VersionWord = 1,
        CountWord = 2,
        NamesWord = 3,
        HeadSize = 16,
        EntrySize = 8
    };

    static const u32 Magic = 0x534d5953;
    static const u32 Version = 1;

    u32 word(const Size offset) const;
    u32 addressOf(const Size index) const { return word(HeadSize + (index * EntrySize)); }

  private:

    const u8 *m_data;
    Size m_count;
    const u8 *m_names;
    Size m_namesSize;
};

#endif /* __BIN_RECOVERY_SYMBOLFILE_H */
