// SPDX-License-Identifier: GPL-3.0-or-later

// The header brings all that its functions need.
#include <stdio.h>
#include "PosixCheck.h"

memberHasType(FILE, fd, int);
hasType(&fopen, FILE * (*)(const char *, const char *));
hasType(&fread, size_t (*)(void *, size_t, size_t, FILE *));
hasType(&fwrite, size_t (*)(const void *, size_t, size_t, FILE *));
hasType(&fclose, int (*)(FILE *));
hasType(&printf, int (*)(const char *, ...));
hasType(&vprintf, int (*)(const char *, va_list));
hasType(&snprintf, int (*)(char *, size_t, const char *, ...));
hasType(&vsnprintf, int (*)(char *, size_t, const char *, va_list));
hasType(&dprintf, int (*)(int, const char *, ...));

static const char * check()
{
    char text[64];
    FILE *file = fopen("/etc/motd", "r");

    require(file && fread(text, 1, 4, file) == 4 && fclose(file) == 0 && !fopen("/no/such/file", "r"));
    require(snprintf(text, sizeof(text), "%d %u %x %c %s|%5d|%02u|%l", -1, 2, 255, 'c', "text", 42, 7) > 0);
    require(text[0] == '-' && text[1] == '1' && text[3] == '2' && text[5] == 'f' && text[8] == 'c' && text[10] == 't');
    return 0;
}

POSIX_CHECK(Stdio)
