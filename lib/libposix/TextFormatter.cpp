// SPDX-License-Identifier: GPL-3.0-or-later

#include "TextFormatter.h"
#include "ctype.h"
#include "string.h"

/** Digits of a 64-bit number in base 8. */
static const Size MaximumDigits = 22;

/** Larger widths and precisions are mistakes of the caller. */
static const int MaximumNumber = 65535;

TextFormatter::TextFormatter(char *buffer, const Size size)
    : m_buffer(buffer)
    , m_size(size)
    , m_length(0)
{
}

int TextFormatter::format(const char *format, va_list args)
{
    va_list list;

    va_copy(list, args);
    while (*format != 0)
    {
        if (*format == '%')
        {
            Conversion conv;

            format = parse(format + 1, conv, &list);
            convert(conv, &list);
        }
        else
        {
            put(*format++);
        }
    }
    va_end(list);

    if (m_size != 0)
    {
        m_buffer[m_length < m_size ? m_length : m_size - 1] = 0;
    }
    return (int) m_length;
}

const char * TextFormatter::parse(const char *format, Conversion &conv, va_list *args)
{
    memset(&conv, 0, sizeof(conv));
    conv.precision = -1;

    for (bool flags = true; flags;)
    {
        switch (*format)
        {
            case '-': conv.left = true; break;
            case '0': conv.zero = true; break;
            case '+': conv.plus = true; break;
            case ' ': conv.blank = true; break;
            case '#': conv.alternate = true; break;
            default: flags = false; break;
        }
        format += flags ? 1 : 0;
    }

    const int width = parseNumber(&format, args);
    conv.left = conv.left || width < 0;
    conv.width = (Size) (width < 0 ? -width : width);

    if (*format == '.')
    {
        format++;
        conv.precision = parseNumber(&format, args);
    }

    while (*format == 'h' || *format == 'l' || *format == 'z')
    {
        if (*format == 'h')
        {
            conv.size--;
        }
        else if (*format == 'l')
        {
            conv.size++;
        }
        format++;
    }

    // A size without a letter behind it is a long number.
    const bool known = *format != 0 && strchr("diuoxXpcs%", *format) != ZERO;
    conv.type = !known && conv.size > 0 ? 'd' : *format;
    return known || (conv.size <= 0 && *format != 0) ? format + 1 : format;
}

int TextFormatter::parseNumber(const char **format, va_list *args)
{
    int number = 0;

    if (**format == '*')
    {
        (*format)++;
        number = va_arg(*args, int);
        return number > MaximumNumber ? MaximumNumber : number < -MaximumNumber ? -MaximumNumber : number;
    }
    for (; isdigit(**format); (*format)++)
    {
        if (number <= MaximumNumber)
        {
            number = (number * 10) + (**format - '0');
        }
    }
    return number > MaximumNumber ? MaximumNumber : number;
}

void TextFormatter::convert(const Conversion &conv, va_list *args)
{
    switch (conv.type)
    {
        case 'd':
        case 'i':
        {
            s64 number = conv.size > 1 ? va_arg(*args, s64) : conv.size == 1 ? va_arg(*args, long) : va_arg(*args, int);

            number = conv.size == -1 ? (s64) (short) number : conv.size < -1 ? (s64) (signed char) number : number;
            formatNumber(conv, number < 0 ? 0 - (u64) number : (u64) number, number < 0, 10);
            break;
        }

        case 'u':
        case 'o':
        case 'x':
        case 'X':
        {
            u64 number = conv.size > 1 ? va_arg(*args, u64) : conv.size == 1 ? va_arg(*args, ulong) : va_arg(*args, uint);

            number = conv.size == -1 ? (u64) (u16) number : conv.size < -1 ? (u64) (u8) number : number;
            formatNumber(conv, number, false, conv.type == 'u' ? 10 : conv.type == 'o' ? 8 : 16);
            break;
        }

        case 'p':
        {
            Conversion pointer = conv;

            pointer.alternate = true;
            pointer.plus = pointer.blank = false;
            formatNumber(pointer, (Address) va_arg(*args, void *), false, 16);
            break;
        }

        case 'c':
        {
            const char ch = (char) va_arg(*args, int);

            pad(conv, "", 0, 0, &ch, 1);
            break;
        }

        case 's':
            formatString(conv, va_arg(*args, const char *));
            break;

        case 0:
            break;

        case '%':
            put('%');
            break;

        default:
            put('%');
            put(conv.type);
            break;
    }
}

void TextFormatter::formatString(const Conversion &conv, const char *str)
{
    if (str == ZERO)
    {
        str = "(null)";
    }
    pad(conv, "", 0, 0, str, conv.precision >= 0 ? strnlen(str, (Size) conv.precision) : strlen(str));
}

void TextFormatter::formatNumber(const Conversion &conv, u64 number, const bool negative, const uint base)
{
    const char *digits = conv.type == 'X' ? "0123456789ABCDEF" : "0123456789abcdef";
    const bool isZero = number == 0;
    char text[MaximumDigits];
    char prefix[3];
    Size start = sizeof(text), prefixLength = 0, zeroes = 0;

    // Most numbers fit in a word, which spares the long division.
    while (number > 0xffffffffULL)
    {
        text[--start] = digits[number % base];
        number /= base;
    }
    for (u32 low = (u32) number; low != 0; low /= base)
    {
        text[--start] = digits[low % base];
    }
    if (isZero && conv.precision != 0)
    {
        text[--start] = '0';
    }

    if (negative || ((conv.plus || conv.blank) && (conv.type == 'd' || conv.type == 'i')))
    {
        prefix[prefixLength++] = negative ? '-' : conv.plus ? '+' : ' ';
    }
    if (conv.alternate && base == 16 && (!isZero || conv.type == 'p'))
    {
        prefix[prefixLength++] = '0';
        prefix[prefixLength++] = conv.type == 'X' ? 'X' : 'x';
    }

    const Size length = sizeof(text) - start;

    if (conv.precision >= 0)
    {
        zeroes = (Size) conv.precision > length ? (Size) conv.precision - length : 0;
    }
    else if (conv.zero && !conv.left)
    {
        zeroes = conv.width > length + prefixLength ? conv.width - length - prefixLength : 0;
    }
    if (conv.alternate && base == 8 && zeroes == 0 && (length == 0 || text[start] != '0'))
    {
        zeroes = 1;
    }
    pad(conv, prefix, prefixLength, zeroes, text + start, length);
}

void TextFormatter::pad(const Conversion &conv, const char *prefix, const Size prefixLength, const Size zeroes,
                        const char *text, const Size length)
{
    const Size total = prefixLength + zeroes + length;
    const Size fill = conv.width > total ? conv.width - total : 0;

    if (!conv.left)
    {
        put(' ', fill);
    }
    put(prefix, prefixLength);
    put('0', zeroes);
    put(text, length);

    if (conv.left)
    {
        put(' ', fill);
    }
}

void TextFormatter::put(const char ch, Size count)
{
    for (; count != 0; count--)
    {
        if (m_length < m_size)
        {
            m_buffer[m_length] = ch;
        }
        m_length++;
    }
}

void TextFormatter::put(const char *text, const Size length)
{
    if (m_length < m_size)
    {
        const Size left = m_size - m_length;

        memcpy(m_buffer + m_length, text, length < left ? length : left);
    }
    m_length += length;
}
