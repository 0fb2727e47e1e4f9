// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBPOSIX_ERRORCODE_H
#define __LIB_LIBPOSIX_ERRORCODE_H

#include <FreeNOS/API.h>
#include <FileSystem.h>

/**
 * The one place where results of the file systems and the kernel become error codes.
 */
namespace ErrorCode
{
    /**
     * Convert the result of a file system.
     *
     * @param result Any result
     *
     * @return Error code, ESUCCESS for FileSystem::Success
     */
    int fromFileSystem(const FileSystem::Result result);

    /**
     * Convert the result of a system call.
     *
     * @param result Any result, of which the lower 16 bits count
     *
     * @return Error code, ESUCCESS for API::Success
     */
    int fromKernel(const API::Result result);

    /**
     * Return from a POSIX function with the result of a file system.
     *
     * @param result Any result
     *
     * @return Zero for FileSystem::Success, otherwise -1 with errno set
     */
    int finish(const FileSystem::Result result);

    /**
     * Return from a POSIX function with an error.
     *
     * @param code Error code
     *
     * @return -1 with errno set
     */
    int fail(const int code);
}

#endif /* __LIB_LIBPOSIX_ERRORCODE_H */
