// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBPOSIX_UNISTD_H
#define __LIB_LIBPOSIX_UNISTD_H

#include <Types.h>
#include <Macros.h>
#include "sys/types.h"

/** Descriptor of the standard input. */
#define STDIN_FILENO 0

/** Descriptor of the standard output. */
#define STDOUT_FILENO 1

/** Descriptor of the standard error output. */
#define STDERR_FILENO 2

#ifndef SEEK_SET
/** Seek relative to the start of the file. */
#define SEEK_SET 0

/** Seek relative to the current position. */
#define SEEK_CUR 1

/** Seek relative to the end of the file. */
#define SEEK_END 2
#endif

/**
 * Get the identifier of the process.
 *
 * @return ProcessID
 */
extern C pid_t getpid();

/**
 * Get the identifier of the parent of the process.
 *
 * @return ProcessID
 */
extern C pid_t getppid();

/**
 * Read from a file at its position, which moves by the number of bytes read.
 *
 * @param fildes File descriptor
 * @param buf Output buffer
 * @param nbyte Number of bytes wanted
 *
 * @return Number of bytes read, zero at the end of the file, or -1 with errno set
 */
extern C ssize_t read(int fildes, void *buf, size_t nbyte);

/**
 * Write to a file at its position, which moves by the number of bytes written.
 *
 * @param fildes File descriptor
 * @param buf Input buffer
 * @param nbyte Number of bytes
 *
 * @return Number of bytes written, or -1 with errno set
 */
extern C ssize_t write(int fildes, const void *buf, size_t nbyte);

/**
 * Close a file descriptor.
 *
 * @param fildes File descriptor
 *
 * @return Zero, or -1 with errno EBADF
 */
extern C int close(int fildes);

/**
 * Set the position of a file descriptor.
 *
 * @param fildes File descriptor
 * @param offset Distance in bytes
 * @param whence SEEK_SET, SEEK_CUR or SEEK_END
 *
 * @return New position from the start of the file, or -1 with errno set: EBADF, EINVAL for a bad whence or a
 *         negative result, ESPIPE if the size for SEEK_END is not known
 */
extern C off_t lseek(int fildes, off_t offset, int whence);

/**
 * Start a program as a child process.
 *
 * The child inherits the current directory and the open files.
 *
 * @param path Terminated path of the program file, an ELF executable or one compressed with LZ4
 * @param argv Terminated arguments with the program name, followed by a null pointer
 *
 * @return ProcessID of the child, or -1 with errno set: ENOENT, EISDIR, ENOEXEC, ENOMEM, E2BIG, EIO, EAGAIN
 */
extern C int forkexec(const char *path, const char *argv[]);

/**
 * Start a program that is in memory as a child process.
 *
 * The child inherits the current directory and the open files. Its recorded path is the first argument.
 *
 * @param program Address of the complete program file
 * @param programSize Size of the program file in bytes
 * @param argv Terminated arguments with the program name, followed by a null pointer
 *
 * @return ProcessID of the child, or (pid_t) -1 with errno set as for forkexec()
 */
extern C pid_t spawn(Address program, Size programSize, const char *argv[]);

/**
 * Get the name of this computer.
 *
 * @param name Output buffer, always terminated
 * @param namelen Size of the buffer in bytes
 *
 * @return Zero, or -1 with errno ENAMETOOLONG or EINVAL
 */
extern C int gethostname(char *name, size_t namelen);

/**
 * Get the current directory.
 *
 * @param buf Output buffer
 * @param size Size of the buffer in bytes
 *
 * @return buf, or null with errno ERANGE if it is too small, or EINVAL
 */
extern C char * getcwd(char *buf, size_t size);

/**
 * Set the current directory.
 *
 * @param path Terminated path; `.` and `..` and repeated slashes are resolved
 *
 * @return Zero, or -1 with errno set: ENOENT, ENOTDIR, ENAMETOOLONG
 */
extern C int chdir(const char *path);

/**
 * Remove a file.
 *
 * @param path Terminated path
 *
 * @return Zero, or -1 with errno set
 */
extern C int unlink(const char *path);

/**
 * Suspend the process.
 *
 * @param seconds Number of seconds
 *
 * @return Zero, or the number of seconds if the time cannot be measured
 */
extern C unsigned int sleep(unsigned int seconds);

/**
 * Suspend the process.
 *
 * @param microseconds Number of microseconds, rounded up to the clock's resolution
 *
 * @return Zero, or -1 with errno set
 */
extern C int usleep(useconds_t microseconds);

/**
 * End the process at once without running destructors.
 *
 * @param status Exit status
 */
extern C void _exit(int status) __attribute__((noreturn));

#endif /* __LIB_LIBPOSIX_UNISTD_H */
