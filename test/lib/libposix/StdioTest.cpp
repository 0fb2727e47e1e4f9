// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestCase.h>
#include <TestRunner.h>
#include <TestMain.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

/** Format into a buffer, and compare text and result. */
#define FORMAT(expected, ...) \
    testAssert(snprintf(buffer, sizeof(buffer), __VA_ARGS__) == (int) strlen(expected)); \
    testAssert(testString(buffer, expected))

TestCase(FormatIntegers)
{
    char buffer[128];

    FORMAT("0 -1 2147483647 -2147483648", "%d %d %i %d", 0, -1, 2147483647, -2147483647 - 1);
    FORMAT("4294967295 ffffffff FF 17", "%u %x %X %o", 4294967295U, 4294967295U, 255U, 15U);
    FORMAT("-5 5", "%ld %lu", -5L, 5UL);
    FORMAT("-9223372036854775808 18446744073709551615", "%lld %llu", -9223372036854775807LL - 1,
           18446744073709551615ULL);
    FORMAT("123456789abcdef0", "%llx", 0x123456789abcdef0ULL);
    FORMAT("-1 255", "%hhd %hhu", 255, 255);
    FORMAT("7", "%zu", (size_t) 7);
    return OK;
}

TestCase(FormatWidth)
{
    char buffer[128];

    FORMAT("[   42] [42   ] [00042] [-0042]", "[%5d] [%-5d] [%05d] [%05d]", 42, 42, 42, -42);
    FORMAT("[  ab] [ab  ] [abcdef]", "[%4s] [%-4s] [%4s]", "ab", "ab", "abcdef");
    FORMAT("[    x]", "[%*c]", 5, 'x');
    FORMAT("[x    ]", "[%*c]", -5, 'x');
    FORMAT("+1  1 -1", "%+d % d %+d", 1, 1, -1);
    return OK;
}

TestCase(FormatPrecision)
{
    char buffer[128];
    const char unterminated[] = { 'a', 'b', 'c' };

    FORMAT("[abc]", "[%.3s]", unterminated);
    FORMAT("[ab]", "[%.*s]", 2, "abcdef");
    FORMAT("[  00042]", "[%7.5d]", 42);
    FORMAT("[]", "[%.0d]", 0);
    return OK;
}

TestCase(FormatOther)
{
    char buffer[128];

    FORMAT("100% (null) c", "100%% %s %c", (const char *) 0, 'c');
    FORMAT("0x1000 0x0", "%p %p", (void *) 0x1000, (void *) 0);
    FORMAT("0xff 0 010", "%#x %#x %#o", 255, 0, 8);

    // A lone size prints a long number, an unknown letter prints itself, an open end nothing.
    FORMAT("12.", "%l.", 12L);
    FORMAT("%q", "%q");
    FORMAT("a", "a%");
    return OK;
}

TestCase(FormatAlwaysTerminates)
{
    char buffer[8];

    memset(buffer, 'x', sizeof(buffer));
    testAssert(snprintf(buffer, 4, "%s", "abcdef") == 6);
    testAssert(memcmp(buffer, "abc\0xxxx", 8) == 0);

    memset(buffer, 'x', sizeof(buffer));
    testAssert(snprintf(buffer, 4, "%05d", 7) == 5);
    testAssert(memcmp(buffer, "000\0xxxx", 8) == 0);

    memset(buffer, 'x', sizeof(buffer));
    testAssert(snprintf(buffer, 4, "abc") == 3);
    testAssert(memcmp(buffer, "abc\0xxxx", 8) == 0);

    testAssert(snprintf(buffer, 0, "abc") == 3);
    testAssert(buffer[0] == 'a');
    testAssert(snprintf(0, 0, "%d", 12345) == 5);
    return OK;
}

TestCase(OpenMissingFile)
{
    errno = 0;
    testAssert(fopen("/does/not/exist", "r") == 0);
    testAssert(errno == ENOENT);

    testAssert(fopen("/", "q") == 0);
    testAssert(errno == EINVAL);
    return OK;
}
