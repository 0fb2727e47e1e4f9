// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBSTD_CHARACTER_H
#define __LIB_LIBSTD_CHARACTER_H

/**
 * Classes of ASCII characters and their conversion.
 */
namespace Character
{
    /** @return True for 0 to 9 */
    inline bool isDigit(char c)
    {
        return c >= '0' && c <= '9';
    }

    /** @return True for the character which matches anything in String::match */
    inline bool isWildcard(char c)
    {
        return c == '*';
    }

    /** @return True for a to z */
    inline bool isLower(char c)
    {
        return c >= 'a' && c <= 'z';
    }

    /** @return True for A to Z */
    inline bool isUpper(char c)
    {
        return c >= 'A' && c <= 'Z';
    }

    /** @return True for letters */
    inline bool isAlpha(char c)
    {
        return isLower(c) || isUpper(c);
    }

    /** @return True for letters and digits */
    inline bool isAlnum(char c)
    {
        return isAlpha(c) || isDigit(c);
    }

    /** @return True for blank and tabulator */
    inline bool isBlank(char c)
    {
        return c == ' ' || c == '\t';
    }

    /** @return True for blank, tabulators, new line, form feed and carriage return */
    inline bool isWhitespace(char c)
    {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    /** @return The character as lower case */
    inline char lower(char c)
    {
        return isUpper(c) ? (char) (c + ('a' - 'A')) : c;
    }

    /** @return The character as upper case */
    inline char upper(char c)
    {
        return isLower(c) ? (char) (c - ('a' - 'A')) : c;
    }
}

#endif /* __LIB_LIBSTD_CHARACTER_H */
