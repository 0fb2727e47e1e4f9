// SPDX-License-Identifier: GPL-3.0-or-later

#include "String.h"
#include "Character.h"
#include "MemoryBlock.h"

/**
 * @file
 * @brief The part of String which compares and changes text.
 */

int String::compareTo(const String & str) const
{
    return String::compareTo(str.m_string, true, 0);
}

int String::compareTo(const String & str, const bool caseSensitive) const
{
    return String::compareTo(str.m_string, caseSensitive, 0);
}

int String::compareTo(const char *str, const bool caseSensitive, const Size count) const
{
    for (Size i = 0; !count || i < count; i++)
    {
        char a = m_string[i], b = str[i];

        if (!caseSensitive)
        {
            a = Character::lower(a);
            b = Character::lower(b);
        }
        if (a != b)
        {
            return (int) (u8) a - (int) (u8) b;
        }
        if (!a)
        {
            break;
        }
    }
    return 0;
}

bool String::match(const char *mask) const
{
    const char *text = m_string;
    const char *wildcard = 0, *resume = 0;

    while (*text)
    {
        if (Character::isWildcard(*mask))
        {
            // Let it stand for nothing first; each mismatch makes it one character longer
            wildcard = ++mask;
            resume = text;
        }
        else if (*mask == *text)
        {
            mask++;
            text++;
        }
        else if (wildcard)
        {
            mask = wildcard;
            text = ++resume;
        }
        else
        {
            return false;
        }
    }
    while (Character::isWildcard(*mask))
    {
        mask++;
    }
    return *mask == 0;
}

String & String::pad(const Size length)
{
    Size line = 0;

    while (line < m_count && m_string[m_count - line - 1] != '\n')
    {
        line++;
    }
    if (line < length && own(m_count + (length - line) + 1))
    {
        MemoryBlock::set(m_string + m_count, ' ', length - line);
        m_count += length - line;
        m_string[m_count] = 0;
    }
    return *this;
}

String & String::trim()
{
    Size start = 0, end = m_count;

    while (start < end && Character::isWhitespace(m_string[start]))
    {
        start++;
    }
    while (end > start && Character::isWhitespace(m_string[end - 1]))
    {
        end--;
    }
    if (end - start != m_count && own(m_size))
    {
        MemoryBlock::copy((void *) m_string, (const void *) (m_string + start), end - start);
        m_count = end - start;
        m_string[m_count] = 0;
    }
    return *this;
}

String & String::lower()
{
    if (m_count && own(m_size))
    {
        for (Size i = 0; i < m_count; i++)
        {
            m_string[i] = Character::lower(m_string[i]);
        }
    }
    return *this;
}

String & String::upper()
{
    if (m_count && own(m_size))
    {
        for (Size i = 0; i < m_count; i++)
        {
            m_string[i] = Character::upper(m_string[i]);
        }
    }
    return *this;
}
