// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBPOSIX_CTYPE_H
#define __LIB_LIBPOSIX_CTYPE_H

#include <Types.h>
#include <Macros.h>
#ifdef CPP
#include <Character.h>
#endif

/**
 * Character classes of the C locale. Each function takes a character or EOF, and returns non-zero if it belongs
 * to the class.
 */

/** Letter or digit. */
extern C int isalnum(int c);

/** Letter. */
extern C int isalpha(int c);

/** Space or tab. */
extern C int isblank(int c);

/** Control character. */
extern C int iscntrl(int c);

/** Decimal digit. */
extern C int isdigit(int c);

/** Printable except space. */
extern C int isgraph(int c);

/** Lower case letter. */
extern C int islower(int c);

/** Printable. */
extern C int isprint(int c);

/** Printable, neither letter, digit nor space. */
extern C int ispunct(int c);

/** Space, tab, newline, vertical tab, form feed or carriage return. */
extern C int isspace(int c);

/** Upper case letter. */
extern C int isupper(int c);

/** Hexadecimal digit. */
extern C int isxdigit(int c);

/** Convert a letter to lower case, other characters are unchanged. */
extern C int tolower(int c);

/** Convert a letter to upper case, other characters are unchanged. */
extern C int toupper(int c);

#endif /* __LIB_LIBPOSIX_CTYPE_H */
