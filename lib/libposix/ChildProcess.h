// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBPOSIX_CHILDPROCESS_H
#define __LIB_LIBPOSIX_CHILDPROCESS_H

#include <ExecutableFormat.h>
#include <Memory.h>
#include <Types.h>

/**
 * A child process that is being made. It is ended with the object unless it was started.
 *
 * All functions return an error code, ESUCCESS when all went well.
 */
class ChildProcess
{
  public:

    /**
     * Constructor, makes no process yet.
     */
    ChildProcess();

    /**
     * Destructor, ends a process that was not started.
     */
    ~ChildProcess();

    /** Owns its process, so it is not copied. */
    ChildProcess(const ChildProcess &) = delete;

    /** Owns its process, so it is not assigned. */
    ChildProcess & operator = (const ChildProcess &) = delete;

    /**
     * Check a program, make a process for it and load it. A program that fails the check makes no process.
     *
     * @param image First byte of the ELF file
     * @param size Size of the file in bytes
     * @param path Terminated path that the kernel records
     *
     * @return ESUCCESS, ENOEXEC, ENOMEM, EAGAIN or EIO
     */
    int load(const u8 *image, const Size size, const char *path);

    /**
     * Give the loaded process its arguments, our current directory and our open files.
     *
     * @param argv Terminated arguments followed by a null pointer
     *
     * @return ESUCCESS, E2BIG, ENOMEM or EIO
     */
    int inherit(const char *argv[]);

    /**
     * All of the above for a program file, compressed or not.
     *
     * @param file First byte of the file
     * @param size Size of the file in bytes
     * @param path Terminated path that the kernel records
     * @param argv Terminated arguments followed by a null pointer
     *
     * @return ESUCCESS or an error code
     */
    int make(const u8 *file, const Size size, const char *path, const char *argv[]);

    /** ProcessID, ANY if no process was made or it was started. */
    ProcessID getID() const
    {
        return m_pid;
    }

    /**
     * Let the process run.
     *
     * @param pid Receives its ProcessID
     *
     * @return ESUCCESS or EIO
     */
    int start(ProcessID &pid);

    /**
     * Check if arguments fit.
     *
     * @param argv Terminated arguments followed by a null pointer
     * @param count Receives their number
     *
     * @return ESUCCESS, EINVAL if there are none, or E2BIG
     */
    static int checkArguments(const char *argv[], Size &count);

  private:

    /**
     * Map zeroed memory in the process.
     *
     * @param virt Address of the first byte
     * @param size Size in bytes
     * @param access Access of the process to it
     *
     * @return ESUCCESS or ENOMEM
     */
    int map(const Address virt, const Size size, const Memory::Access access);

    /**
     * Copy to the memory of the process.
     *
     * @param virt Address there
     * @param data Address here
     * @param size Size in bytes
     *
     * @return ESUCCESS or EIO
     */
    int copy(const Address virt, const void *data, const Size size);

    /**
     * Load a part of the program.
     *
     * @param image First byte of the ELF file
     * @param region Part
     *
     * @return ESUCCESS, ENOMEM or EIO
     */
    int loadRegion(const u8 *image, const ExecutableFormat::Region &region);

    /**
     * Copy the arguments.
     *
     * @param virt Address there
     * @param argv Terminated arguments
     * @param count Their number
     *
     * @return ESUCCESS, ENOMEM or EIO
     */
    int copyArguments(const Address virt, const char *argv[], const Size count);

  private:

    /** The process, ANY if there is none to end. */
    ProcessID m_pid;
};

#endif /* __LIB_LIBPOSIX_CHILDPROCESS_H */
