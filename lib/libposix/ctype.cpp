// SPDX-License-Identifier: GPL-3.0-or-later

#include "ctype.h"

extern C int isalnum(int c)
{
    return isalpha(c) || isdigit(c);
}

extern C int isalpha(int c)
{
    return isupper(c) || islower(c);
}

extern C int isblank(int c)
{
    return c == ' ' || c == '\t';
}

extern C int iscntrl(int c)
{
    return (c >= 0 && c < ' ') || c == 127;
}

extern C int isdigit(int c)
{
    return c >= '0' && c <= '9';
}

extern C int isgraph(int c)
{
    return c > ' ' && c < 127;
}

extern C int islower(int c)
{
    return c >= 'a' && c <= 'z';
}

extern C int isprint(int c)
{
    return c >= ' ' && c < 127;
}

extern C int ispunct(int c)
{
    return isgraph(c) && !isalnum(c);
}

extern C int isspace(int c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

extern C int isupper(int c)
{
    return c >= 'A' && c <= 'Z';
}

extern C int isxdigit(int c)
{
    return isdigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

extern C int tolower(int c)
{
    return isupper(c) ? c - 'A' + 'a' : c;
}

extern C int toupper(int c)
{
    return islower(c) ? c - 'a' + 'A' : c;
}
