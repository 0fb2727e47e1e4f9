// SPDX-License-Identifier: GPL-3.0-or-later

#include "ctype.h"
#include "errno.h"
#include "stdlib.h"
#include "string.h"

extern C int strcmp(const char *s1, const char *s2)
{
    while (*s1 != 0 && *s1 == *s2)
    {
        s1++;
        s2++;
    }
    return (u8) *s1 - (u8) *s2;
}

extern C int strncmp(const char *s1, const char *s2, size_t n)
{
    for (size_t i = 0; i < n; i++)
    {
        if (s1[i] != s2[i] || s1[i] == 0)
        {
            return (u8) s1[i] - (u8) s2[i];
        }
    }
    return 0;
}

extern C int strcasecmp(const char *s1, const char *s2)
{
    while (*s1 != 0 && tolower((u8) *s1) == tolower((u8) *s2))
    {
        s1++;
        s2++;
    }
    return tolower((u8) *s1) - tolower((u8) *s2);
}

extern C int strncasecmp(const char *s1, const char *s2, size_t n)
{
    for (size_t i = 0; i < n; i++)
    {
        const int c1 = tolower((u8) s1[i]);
        const int c2 = tolower((u8) s2[i]);

        if (c1 != c2 || c1 == 0)
        {
            return c1 - c2;
        }
    }
    return 0;
}

extern C char * strdup(const char *str)
{
    return strndup(str, strlen(str));
}

extern C char * strndup(const char *str, size_t n)
{
    const size_t length = strnlen(str, n);
    char *copy = (char *) malloc(length + 1);

    if (copy != ZERO)
    {
        memcpy(copy, str, length);
        copy[length] = 0;
    }
    return copy;
}

extern C void * memchr(const void *ptr, int ch, size_t count)
{
    const u8 *bytes = (const u8 *) ptr;

    for (size_t i = 0; i < count; i++)
    {
        if (bytes[i] == (u8) ch)
        {
            return const_cast<u8 *>(bytes + i);
        }
    }
    return ZERO;
}

extern C size_t strlen(const char *str)
{
    const char *end = str;

    while (*end != 0)
    {
        end++;
    }
    return (size_t) (end - str);
}

extern C size_t strnlen(const char *str, size_t maximum)
{
    size_t length = 0;

    while (length < maximum && str[length] != 0)
    {
        length++;
    }
    return length;
}

extern C int strcpy(char *dest, const char *src)
{
    const size_t length = strlen(src);

    memcpy(dest, src, length + 1);
    return (int) length;
}

extern C int strncpy(char *dest, const char *src, size_t size)
{
    const size_t length = strnlen(src, size);

    memcpy(dest, src, length);
    memset(dest + length, 0, size - length);
    return (int) length;
}

extern C size_t strlcpy(char *dest, const char *src, size_t size)
{
    const size_t length = strlen(src);

    if (size != 0)
    {
        const size_t copied = length < size ? length : size - 1;

        memcpy(dest, src, copied);
        dest[copied] = 0;
    }
    return length;
}

extern C size_t strlcat(char *dest, const char *src, size_t size)
{
    const size_t length = strnlen(dest, size);

    return length + strlcpy(dest + length, src, size - length);
}

extern C char * strcat(char *dest, const char *src)
{
    strcpy(dest + strlen(dest), src);
    return dest;
}

extern C char * strncat(char *dest, const char *src, size_t n)
{
    const size_t length = strnlen(src, n);
    char *end = dest + strlen(dest);

    memcpy(end, src, length);
    end[length] = 0;
    return dest;
}

extern C char * strerror(int errnum)
{
    const unsigned int code = errnum < 0 ? 0U - (unsigned int) errnum : (unsigned int) errnum;

    return const_cast<char *>(code < ERRNO_COUNT ? error_map[code] : "Unknown error");
}

extern C char * strchr(const char *str, int ch)
{
    for (;; str++)
    {
        if (*str == (char) ch)
        {
            return const_cast<char *>(str);
        }
        if (*str == 0)
        {
            return ZERO;
        }
    }
}

extern C char * strrchr(const char *str, int ch)
{
    const char *match = ZERO;

    for (;; str++)
    {
        if (*str == (char) ch)
        {
            match = str;
        }
        if (*str == 0)
        {
            return const_cast<char *>(match);
        }
    }
}

extern C char * strstr(const char *str, const char *needle)
{
    const size_t length = strlen(needle);

    for (;; str++)
    {
        if (strncmp(str, needle, length) == 0)
        {
            return const_cast<char *>(str);
        }
        if (*str == 0)
        {
            return ZERO;
        }
    }
}
