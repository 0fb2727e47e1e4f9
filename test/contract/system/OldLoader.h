// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __TEST_CONTRACT_SYSTEM_OLDLOADER_H
#define __TEST_CONTRACT_SYSTEM_OLDLOADER_H

#include <FreeNOS/System.h>
#include <FileSystem.h>
#include <Types.h>

/**
 * Starts and rewrites programs by system calls alone, step by step, as FreeNOS 1.0.4 did it.
 */
class OldLoader
{
  public:

    OldLoader();
    ~OldLoader();

    /**
     * Read a program file, which may be compressed, and find out what it consists of.
     *
     * @return FileSystem::Success, or IOError if it is no program
     */
    FileSystem::Result read(const char *path);

    /**
     * Put the program into a stopped process, whose memory is mapped here meanwhile.
     *
     * @return Result of the first system call that failed
     */
    API::Result write(const ProcessID pid) const;

    /**
     * Make a process of the program. It is stopped.
     *
     * @param argument First argument, and further ones up to a null pointer
     *
     * @return ProcessID, or ANY
     */
    ProcessID spawn(const char **argument) const;

    /** First instruction of the program that was read. */
    Address entry() const;

  private:

    API::Result writeArguments(const ProcessID pid, const char **argument) const;

  private:

    u8 *m_image;
    Size m_size;
    Address m_entry;
};

#endif /* __TEST_CONTRACT_SYSTEM_OLDLOADER_H */
