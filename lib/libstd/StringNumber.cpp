// SPDX-License-Identifier: GPL-3.0-or-later

#include "String.h"
#include "Character.h"
#include "MemoryBlock.h"

/**
 * @file
 * @brief The part of String which converts numbers.
 */

/** Enough for the sign, 0x, twenty digits and the end. */
static const Size MaximumDigits = 24;

/**
 * Write digits from the last to the first.
 *
 * @param end Behind the last digit
 * @param number The number
 * @param base Base of the digits
 *
 * @return The first digit
 */
static char * digits(char *end, ulong number, const Number::Base base)
{
    do
    {
        const ulong digit = base == Number::Hex ? number & 0xf : number % 10;

        *--end = (char) (digit < 10 ? '0' + digit : 'a' + digit - 10);
        number = base == Number::Hex ? number >> 4 : number / 10;
    }
    while (number);

    return end;
}

Size String::set(const long number, const Number::Base base, char *string)
{
    return setUnsigned(number < 0 ? 0 - (ulong) number : (ulong) number, base, string, number < 0);
}

Size String::setUnsigned(const ulong number, const Number::Base base, char *string, const bool sign)
{
    char buffer[MaximumDigits];
    char *end = buffer + sizeof(buffer) - 1;
    char *text = digits(end, number, base);

    if (base == Number::Hex)
    {
        *--text = 'x';
        *--text = '0';
    }
    if (sign)
    {
        *--text = '-';
    }
    const Size count = (Size) (end - text);

    *end = 0;

    if (string)
    {
        MemoryBlock::copy((void *) string, (const void *) text, count + 1);
    }
    else
    {
        // A text which is not changed but replaced
        m_count = m_allocated ? m_count : 0;

        if (!own(m_allocated && count < m_size ? m_size : (Size) STRING_DEFAULT_SIZE))
        {
            return 0;
        }
        MemoryBlock::copy((void *) m_string, (const void *) text, count + 1);
        m_count = count;
    }
    return count;
}

long String::toLong(const Number::Base base) const
{
    const char *text = m_string;
    const ulong radix = base == Number::Hex ? 16 : 10;
    ulong number = 0;
    bool negative = false;

    while (Character::isWhitespace(*text))
    {
        text++;
    }
    if (*text == '-' || *text == '+')
    {
        negative = *text++ == '-';
    }
    if (base == Number::Hex && text[0] == '0' && Character::lower(text[1]) == 'x')
    {
        text += 2;
    }
    for (; Character::isAlnum(*text); text++)
    {
        const char c = Character::lower(*text);
        const ulong digit = (ulong) (Character::isDigit(c) ? c - '0' : c - 'a' + 10);

        if (digit >= radix)
        {
            break;
        }
        // Keep going behind the limit, but stay there
        if (number > ((ulong) LONG_MAX - digit) / radix)
        {
            number = LONG_MAX;
            break;
        }
        number = number * radix + digit;
    }
    return negative ? 0 - (long) number : (long) number;
}

String & String::operator << (const char *str)
{
    return append(str, length(str));
}

String & String::operator << (const String & str)
{
    return append(str.m_string, str.m_count);
}

String & String::operator << (const int number)
{
    return *this << (long) number;
}

String & String::operator << (const unsigned int number)
{
    return *this << (ulong) number;
}

String & String::operator << (const long number)
{
    char text[MaximumDigits];

    return append(text, set(number, m_base, text));
}

String & String::operator << (const unsigned long number)
{
    char text[MaximumDigits];

    return append(text, setUnsigned(number, m_base, text));
}

String & String::operator << (const u64 number)
{
    char text[MaximumDigits];
    char *end = text + sizeof(text);
    u64 rest = number;

    if (m_base == Number::Hex)
    {
        for (; rest >> 16; rest >>= 4)
        {
            *--end = "0123456789abcdef"[rest & 0xf];
        }
        end = digits(end, (ulong) rest, Number::Hex);
        *--end = 'x';
        *--end = '0';
    }
    else
    {
        for (; rest > ULONG_MAX; rest /= 10)
        {
            *--end = (char) ('0' + (char) (rest % 10));
        }
        end = digits(end, (ulong) rest, Number::Dec);
    }
    return append(end, (Size) (text + sizeof(text) - end));
}

String & String::operator << (const void *pointer)
{
    char text[MaximumDigits];

    return append(text, setUnsigned((ulong) pointer, Number::Hex, text));
}

String & String::operator << (const Number::Base format)
{
    m_base = format;
    return *this;
}
