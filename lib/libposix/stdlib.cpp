// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/User.h>
#include <Randomizer.h>
#include <Runtime.h>
#include "ctype.h"
#include "errno.h"
#include "stdlib.h"
#include "unistd.h"

/** Text as a number without its sign. */
struct ParsedNumber
{
    ulong magnitude;  /**< Number without sign, ULONG_MAX on overflow. */
    bool negative;    /**< True if there is a minus sign. */
    bool overflow;    /**< True if the number does not fit. */
    const char *end;  /**< First character that does not belong to it, the start of the text if there is none. */
};

/** Value of a digit, or 36 for other characters. */
static int digitValue(const char ch)
{
    return isdigit(ch) ? ch - '0' : isalpha(ch) ? tolower(ch) - 'a' + 10 : 36;
}

/** Convert text; false for a bad base. */
static bool parseNumber(const char *text, int base, ParsedNumber &number)
{
    const char *p = text;

    number.magnitude = 0;
    number.negative = number.overflow = false;
    number.end = text;

    if (base < 0 || base == 1 || base > 36)
    {
        return false;
    }
    while (isspace(*p))
    {
        p++;
    }
    if (*p == '+' || *p == '-')
    {
        number.negative = *p++ == '-';
    }
    if ((base == 0 || base == 16) && p[0] == '0' && tolower(p[1]) == 'x' && digitValue(p[2]) < 16)
    {
        p += 2;
        base = 16;
    }
    else if (base == 0)
    {
        base = *p == '0' ? 8 : 10;
    }

    for (; digitValue(*p) < base; p++)
    {
        if (__builtin_mul_overflow(number.magnitude, (ulong) base, &number.magnitude) ||
            __builtin_add_overflow(number.magnitude, (ulong) digitValue(*p), &number.magnitude))
        {
            number.overflow = true;
        }
        number.end = p + 1;
    }
    if (number.overflow)
    {
        number.magnitude = ~0UL;
    }
    return true;
}

extern C void exit(int status)
{
    runDestructors();
    _exit(status);
}

extern C void abort()
{
    PrivExec(WriteConsole, (Address) "abort() called\r\n");
    _exit(1);
}

extern C void itoa(char *buffer, int divisor, int number)
{
    const bool negative = divisor == 10 && number < 0;
    unsigned int left = negative ? 0U - (unsigned int) number : (unsigned int) number;
    char digits[32];
    int count = 0;

    if (divisor < 2 || divisor > 36)
    {
        *buffer = 0;
        return;
    }
    do
    {
        const unsigned int digit = left % (unsigned int) divisor;

        digits[count++] = (char) (digit < 10 ? '0' + digit : 'a' + digit - 10);
        left /= (unsigned int) divisor;
    }
    while (left != 0);

    if (negative)
    {
        *buffer++ = '-';
    }
    while (count != 0)
    {
        *buffer++ = digits[--count];
    }
    *buffer = 0;
}

extern C int atoi(const char *nptr)
{
    ParsedNumber number;
    const ulong limit = 0x7fffffffUL;

    parseNumber(nptr, 10, number);
    if (number.negative)
    {
        return number.magnitude > limit ? -0x7fffffff - 1 : -(int) number.magnitude;
    }
    return number.magnitude > limit ? 0x7fffffff : (int) number.magnitude;
}

extern C long strtol(const char *nptr, char **endptr, int base)
{
    const ulong limit = (~0UL) >> 1;
    ParsedNumber number;
    const bool valid = parseNumber(nptr, base, number);

    if (endptr != ZERO)
    {
        *endptr = const_cast<char *>(number.end);
    }
    if (!valid)
    {
        errno = EINVAL;
        return 0;
    }
    if (number.overflow || number.magnitude > limit + (number.negative ? 1 : 0))
    {
        errno = ERANGE;
        return number.negative ? LONG_MIN : LONG_MAX;
    }
    return number.negative ? (long) (0 - number.magnitude) : (long) number.magnitude;
}

extern C unsigned long strtoul(const char *nptr, char **endptr, int base)
{
    ParsedNumber number;
    const bool valid = parseNumber(nptr, base, number);

    if (endptr != ZERO)
    {
        *endptr = const_cast<char *>(number.end);
    }
    if (!valid)
    {
        errno = EINVAL;
        return 0;
    }
    if (number.overflow)
    {
        errno = ERANGE;
        return ULONG_MAX;
    }
    return number.negative ? 0 - number.magnitude : number.magnitude;
}

extern C void srandom(unsigned int seed)
{
    Randomizer().seed(seed);
}

extern C long random()
{
    return (long) (Randomizer().next() & RAND_MAX);
}
