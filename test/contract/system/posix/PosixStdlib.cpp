// SPDX-License-Identifier: GPL-3.0-or-later

// The header brings all that its functions need.
#include <stdlib.h>
#include "PosixCheck.h"

hasType(&itoa, void (*)(char *, int, int));
hasType(&atoi, int (*)(const char *));
hasType(&strtol, long (*)(const char *, char **, int));
hasType(&malloc, void * (*)(size_t));
hasType(&free, void (*)(void *));
hasType(&srandom, void (*)(unsigned int));
hasType(&random, long (*)());

static const char * check()
{
    char text[16], *end = 0;
    u8 *memory = (u8 *) malloc(100);

    require(memory != 0);
    memory[99] = 1;
    free(memory);
    itoa(text, 10, -42);
    require(text[0] == '-' && text[1] == '4' && text[2] == '2' && text[3] == 0);
    itoa(text, 16, 255);
    require(text[0] == 'f' && text[1] == 'f' && text[2] == 0);
    require(atoi("42") == 42 && strtol("0x20z", &end, 16) == 32 && *end == 'z');
    srandom(7);
    const long first = random();
    srandom(7);
    require(first == random());
    require(&exit != 0 || first == 0);
    return 0;
}

POSIX_CHECK(Stdlib)
