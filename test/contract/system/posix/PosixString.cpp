// SPDX-License-Identifier: GPL-3.0-or-later

// The header brings all that its functions need.
#include <string.h>
#include "PosixCheck.h"

hasType(&strcmp, int (*)(const char *, const char *));
hasType(&strncmp, int (*)(const char *, const char *, size_t));
hasType(&strcasecmp, int (*)(const char *, const char *));
hasType(&strncasecmp, int (*)(const char *, const char *, size_t));
hasType(&strdup, char * (*)(const char *));
hasType(&strndup, char * (*)(const char *, size_t));
hasType(&memset, void * (*)(void *, int, size_t));
hasType(&memcpy, void * (*)(void *, const void *, size_t));
hasType(&strlen, size_t (*)(const char *));
hasType(&strcpy, int (*)(char *, const char *));
hasType(&strncpy, int (*)(char *, const char *, size_t));
hasType(&strlcpy, size_t (*)(char *, const char *, size_t));
hasType(&strcat, char * (*)(char *, const char *));
hasType(&strncat, char * (*)(char *, const char *, size_t));
hasType(&strerror, char * (*)(int));
hasType(&strchr, char * (*)(const char *, int));
hasType(&strrchr, char * (*)(const char *, int));

static const char * check()
{
    char text[32];

    require(strcpy(text, "four") == 4 && strncpy(text, "seventh", 3) == 3 && strlcpy(text, "12345", 4) == 5);
    require(strcmp(text, "123") == 0 && strcmp(strcat(text, "ab"), "123ab") == 0);
    require(strcmp(strncat(text, "cdef", 2), "123abcd") == 0 && strlen(text) == 7);
    require(strncmp("abc", "abd", 2) == 0 && strcasecmp("ABC", "abc") == 0 && strncasecmp("ABx", "aby", 2) == 0);
    require(*strchr(text, 'a') == 'a' && !strchr(text, 'z') && strrchr("a.b.c", '.')[1] == 'c');
    require(memset(text, 'x', 3) == text && text[2] == 'x' && memcpy(text, "yz", 2) == text && text[1] == 'z');
    char *copy = strdup("copy"), *part = strndup("copied", 3);
    require(strcmp(copy, "copy") == 0 && strcmp(part, "cop") == 0);
    require(strlen(strerror(-45)) > 0);
    return 0;
}

POSIX_CHECK(String)
