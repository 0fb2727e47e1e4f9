// SPDX-License-Identifier: GPL-3.0-or-later

// The header brings all that its functions need.
#include <unistd.h>
#include "PosixCheck.h"

hasType(&getpid, pid_t (*)());
hasType(&getppid, pid_t (*)());
hasType(&read, ssize_t (*)(int, void *, size_t));
hasType(&write, ssize_t (*)(int, const void *, size_t));
hasType(&close, int (*)(int));
hasType(&lseek, off_t (*)(int, off_t, int));
hasType(&spawn, pid_t (*)(Address, Size, const char **));
hasType(&gethostname, int (*)(char *, size_t));
hasType(&getcwd, char * (*)(char *, size_t));
hasType(&chdir, int (*)(const char *));
hasType(&unlink, int (*)(const char *));
hasType(&sleep, unsigned int (*)(unsigned int));

static const char * check()
{
    char text[64];
    const char *none[] = { "/no/such/program", 0 };
    const pid_t pid = forkexec(none[0], none);

    require(pid == (pid_t) -1 && getpid() != getppid());
    require(getcwd(text, sizeof(text)) == text && text[0] == '/' && gethostname(text, sizeof(text)) == 0);
    require(chdir("/no/such/folder") == -1 && unlink("/no/such/file") == -1 && close(99) == -1);
    require(read(99, text, 1) == -1 && write(99, text, 1) == -1 && lseek(99, 0, SEEK_SET) == -1);
    return 0;
}

POSIX_CHECK(Unistd)
