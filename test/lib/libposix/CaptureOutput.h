// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __TEST_LIB_LIBPOSIX_CAPTUREOUTPUT_H
#define __TEST_LIB_LIBPOSIX_CAPTUREOUTPUT_H

#include <FileDescriptor.h>
#include <Types.h>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

/**
 * Run a program with its standard output in a file, and read that file.
 *
 * @param program Path of the program
 * @param argv Arguments followed by a null pointer
 * @param output Filled with the terminated output
 * @param size Size of that buffer in bytes
 *
 * @return Exit status of the program, or -1 if it could not be run
 */
inline int captureOutput(const char *program, const char **argv, char *output, const Size size)
{
    const char *path = "/tmp/captureoutput";
    FileDescriptor::Entry *standard = FileDescriptor::instance()->getEntry(1);
    const FileDescriptor::Entry saved = *standard;
    int status = -1;

    const int fd = open(path, O_RDWR | O_CREAT | O_TRUNC, 0644);
    if (fd < 0)
    {
        return -1;
    }

    *standard = *FileDescriptor::instance()->getEntry((Size) fd);
    const int pid = forkexec(program, argv);
    *standard = saved;

    const bool ended = pid > 0 && waitpid((pid_t) pid, &status, 0) == (pid_t) pid;
    const ssize_t count = read(fd, output, size - 1);

    output[count > 0 ? count : 0] = 0;
    close(fd);
    return unlink(path) == 0 && ended && count >= 0 ? WEXITSTATUS(status) : -1;
}

#endif /* __TEST_LIB_LIBPOSIX_CAPTUREOUTPUT_H */
