// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBPOSIX_TEXTFORMATTER_H
#define __LIB_LIBPOSIX_TEXTFORMATTER_H

#include <Types.h>
#include "stdarg.h"

/**
 * Puts text together for the printf() family.
 *
 * Writes at most the given buffer, and counts on so that the caller knows how large it should have been.
 */
class TextFormatter
{
  private:

    /** One conversion, such as `%-8lx`. */
    struct Conversion
    {
        bool left;      /**< `-`: fill on the right. */
        bool zero;      /**< `0`: fill with zeroes. */
        bool plus;      /**< `+`: sign for positive numbers too. */
        bool blank;     /**< Blank in place of a plus sign. */
        bool alternate; /**< `#`: prefix for the base. */
        Size width;     /**< Fill up to this number of characters. */
        int precision;  /**< Minimum of digits or maximum of characters, or -1. */
        int size;       /**< `hh` -2, `h` -1, none 0, `l` 1, `ll` 2. */
        char type;      /**< Conversion letter. */
    };

  public:

    /**
     * Constructor.
     *
     * @param buffer Output buffer
     * @param size Its size in bytes, may be zero
     */
    TextFormatter(char *buffer, const Size size);

    /**
     * Format text and terminate it.
     *
     * @param format Terminated format
     * @param args Arguments
     *
     * @return Number of characters of the complete text
     */
    int format(const char *format, va_list args);

  private:

    /**
     * Read a conversion.
     *
     * @param format Position after the percent sign
     * @param conv Filled
     * @param args Arguments, for `*`
     *
     * @return Position after the conversion
     */
    static const char * parse(const char *format, Conversion &conv, va_list *args);

    /**
     * Read a number or `*`.
     *
     * @param format Position, moved behind it
     * @param args Arguments
     *
     * @return Number, zero if there is none
     */
    static int parseNumber(const char **format, va_list *args);

    /**
     * Format one argument.
     *
     * @param conv How to
     * @param args Arguments
     */
    void convert(const Conversion &conv, va_list *args);

    /**
     * Format a string.
     *
     * @param conv How to
     * @param str Terminated unless there is a precision; null prints a placeholder
     */
    void formatString(const Conversion &conv, const char *str);

    /**
     * Format an integer.
     *
     * @param conv How to
     * @param number Magnitude
     * @param negative True for a minus sign
     * @param base 8, 10 or 16
     */
    void formatNumber(const Conversion &conv, u64 number, const bool negative, const uint base);

    /**
     * Write text with what fills the width.
     *
     * @param conv How to
     * @param prefix Sign and base
     * @param prefixLength Number of its characters
     * @param zeroes Number of zeroes between prefix and text
     * @param text Text
     * @param length Number of its characters
     */
    void pad(const Conversion &conv, const char *prefix, const Size prefixLength, const Size zeroes,
             const char *text, const Size length);

    /**
     * Write one character several times.
     *
     * @param ch Character
     * @param count How often
     */
    void put(const char ch, Size count = 1);

    /**
     * Write text.
     *
     * @param text Text
     * @param length Number of its characters
     */
    void put(const char *text, const Size length);

  private:

    /** Output buffer. */
    char *m_buffer;

    /** Size of the buffer in bytes. */
    const Size m_size;

    /** Number of characters so far, whether they fitted or not. */
    Size m_length;
};

#endif /* __LIB_LIBPOSIX_TEXTFORMATTER_H */
