// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __TEST_SERVER_RECOVERY_PROGRAMFILE_H
#define __TEST_SERVER_RECOVERY_PROGRAMFILE_H

#include <ELFHeader.h>
#include <Types.h>

/**
 * A copy of the test's own program in a temporary file, which is then damaged.
 *
 * The program is the same as that of the test: variables have the same addresses in both. The file goes with the object.
 */
class ProgramFile
{
  public:

    /** Largest program */
    static constexpr Size MaximumSize = 512 * 1024;

    /** Constructor, writes the sound program, not compressed, to a file that no test used before. */
    ProgramFile();

    /** Destructor, removes the file. */
    ~ProgramFile();

    /** Belongs to its file, so it is not copied. */
    ProgramFile(const ProgramFile &) = delete;

    /** Belongs to its file, so it is not assigned. */
    ProgramFile & operator = (const ProgramFile &) = delete;

    /** @return True if the sound program was read and written */
    bool isSound() const { return m_sound; }

    /** @return Path of the file */
    const char * path() const { return m_path; }

    /** @return Bytes of the sound executable, which may be changed */
    u8 * elf() { return m_elf; }

    /** @return Number of bytes of the executable */
    Size elfSize() const { return m_elfSize; }

    /** @return Header of the executable */
    ELFHeader * header() { return (ELFHeader *) m_elf; }

    /** @return Segment of the executable */
    ELFSegment * segment(const Size number)
    {
        return ((ELFSegment *) (m_elf + header()->programHeaderOffset)) + number;
    }

    /** @return Bytes of the compressed file, which may be changed */
    u8 * compressed() { return m_compressed; }

    /** @return Number of bytes of the compressed file */
    Size compressedSize() const { return m_compressedSize; }

    /** Write the file anew. Returns true on success */
    bool write(const u8 *data, const Size size) const;

    /** Write the executable as it is now. Returns true on success */
    bool writeElf() const { return write(m_elf, m_elfSize); }

    /** Make the bytes sound again. Returns true on success */
    bool restore();

    /** Remove the file. */
    void remove() const;

  private:

    char m_path[32];
    bool m_sound;
    Size m_elfSize;
    Size m_compressedSize;
    u8 m_elf[MaximumSize];
    u8 m_compressed[MaximumSize];
};

#endif /* __TEST_SERVER_RECOVERY_PROGRAMFILE_H */
