// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __SERVER_RECOVERY_PROGRAMIMAGE_H
#define __SERVER_RECOVERY_PROGRAMIMAGE_H

#include <Macros.h>
#include <Types.h>

/**
 * Pristine copy of a program.
 *
 * Complete, decompressed and checked before it is of use to anybody, and checked again each time before it is used.
 */
class ProgramImage
{
  public:

    /** Longest path, with terminator */
    static const Size PathLength = 64;

    /** Largest program, in bytes */
    static const Size MaximumSize = MegaByte(16);

    /** Result codes */
    enum Result
    {
        Success,
        InvalidFormat, /**< Not a program of this machine, or damaged */
        OutOfMemory
    };

    /**
     * Constructor
     *
     * @param path Program
     */
    ProgramImage(const char *path);

    /** Destructor: gives memory back. */
    ~ProgramImage();

    /** @return Program */
    const char * path() const { return m_path; }

    /** @return First byte of the executable */
    const u8 * data() const { return m_data; }

    /** @return Bytes of the executable */
    Size size() const { return m_size; }

    /** @return What checksum() gives for the executable */
    u32 checksum() const { return m_checksum; }

    /**
     * Use an executable that stays in memory, such as in the boot image. It is not looked at before isIntact().
     *
     * @param data Executable, not owned
     * @param size Bytes of it
     * @param checksum What checksum() must give for it
     */
    void attach(const u8 *data, const Size size, const u32 checksum);

    /**
     * Take a file's contents: an executable, compressed or not.
     *
     * @param file Contents of the file, copied
     * @param size Bytes of it
     */
    Result load(const u8 *file, const Size size);

    /** @return True if it was complete and unchanged when this was asked for the first time */
    bool isIntact();

    /** Check again that it is complete and unchanged. */
    [[nodiscard]] Result verify() const;

  private:

    ProgramImage(const ProgramImage &) = delete;
    void operator = (const ProgramImage &) = delete;

    Result allocate(const Size size);
    Result check() const;
    void release();

  private:

    char m_path[PathLength];
    const u8 *m_data;
    Size m_size;
    u32 m_checksum;
    bool m_checked;
    bool m_intact;
    Address m_memory;
    Size m_memorySize;
};

#endif /* __SERVER_RECOVERY_PROGRAMIMAGE_H */
