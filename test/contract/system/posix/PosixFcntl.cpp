// SPDX-License-Identifier: GPL-3.0-or-later

// The header brings all that its functions need.
#include <fcntl.h>
#include "PosixCheck.h"

hasType(&open, int (*)(const char *, int, ...));
hasValue(O_CREAT, 1);
hasValue(O_EXCL, 2);
hasValue(O_NOCTTY, 4);
hasValue(O_TRUNC, 8);
hasValue(O_TTY_INIT, 16);
hasValue(O_APPEND, 32);
hasValue(O_DSYNC, 64);
hasValue(O_NONBLOCK, 128);
hasValue(O_RSYNC, 256);
hasValue(O_SYNC, 512);
hasValue(O_EXEC, 1024);
hasValue(O_RDONLY, 2048);
hasValue(O_RDWR, 4096);
hasValue(O_SEARCH, 8192);
hasValue(O_WRONLY, 16384);

static const char * check()
{
    // As it was called: with and without a mode
    require(open("/no/such/file", O_RDONLY) == -1 && open("/no/such/file", O_RDONLY, 0) == -1);
    return 0;
}

POSIX_CHECK(Fcntl)
