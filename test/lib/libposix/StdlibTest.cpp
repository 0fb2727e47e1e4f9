// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestCase.h>
#include <TestRunner.h>
#include <TestMain.h>
#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

TestCase(NumberFromText)
{
    testAssert(atoi("42") == 42);
    testAssert(atoi("  -42abc") == -42);
    testAssert(atoi("+7") == 7);
    testAssert(atoi("abc") == 0);
    testAssert(atoi("") == 0);
    testAssert(atoi("2147483647") == 2147483647);
    testAssert(atoi("-2147483648") == -2147483647 - 1);
    testAssert(atoi("99999999999") == 2147483647);
    return OK;
}

TestCase(NumberBases)
{
    testAssert(strtol("ff", 0, 16) == 255);
    testAssert(strtol("0xFF", 0, 16) == 255);
    testAssert(strtol("0xff", 0, 0) == 255);
    testAssert(strtol("017", 0, 0) == 15);
    testAssert(strtol("19", 0, 0) == 19);
    testAssert(strtol("101", 0, 2) == 5);
    testAssert(strtol("zz", 0, 36) == 35 * 36 + 35);

    errno = 0;
    testAssert(strtol("1", 0, 1) == 0 && errno == EINVAL);
    errno = 0;
    testAssert(strtol("1", 0, 37) == 0 && errno == EINVAL);
    return OK;
}

TestCase(NumberEnd)
{
    const char *text = " 12x";
    char *end;

    testAssert(strtol(text, &end, 10) == 12 && end == text + 3);

    // Nothing converted: the end is the start.
    text = "  -x";
    testAssert(strtol(text, &end, 10) == 0 && end == text);

    // A prefix without digits is a zero and a letter.
    text = "0xg";
    testAssert(strtol(text, &end, 16) == 0 && end == text + 1);

    text = "18";
    testAssert(strtol(text, &end, 8) == 1 && end == text + 1);
    return OK;
}

TestCase(NumberOverflow)
{
    errno = 0;
    testAssert(strtol("2147483647", 0, 10) == 2147483647L && errno == 0);
    testAssert(strtol("-2147483648", 0, 10) == -2147483647L - 1 && errno == 0);
    testAssert(strtol("2147483648", 0, 10) == LONG_MAX && errno == ERANGE);
    errno = 0;
    testAssert(strtol("-99999999999999999999", 0, 10) == LONG_MIN && errno == ERANGE);
    errno = 0;
    testAssert(strtoul("4294967295", 0, 10) == 4294967295UL && errno == 0);
    testAssert(strtoul("4294967296", 0, 10) == ULONG_MAX && errno == ERANGE);
    return OK;
}

TestCase(TextFromNumber)
{
    char buffer[33];

    itoa(buffer, 10, -123);
    testAssert(testString(buffer, "-123"));
    itoa(buffer, 10, 0);
    testAssert(testString(buffer, "0"));
    itoa(buffer, 16, 0xcafe);
    testAssert(testString(buffer, "cafe"));
    itoa(buffer, 2, -1);
    testAssert(strlen(buffer) == 32);
    itoa(buffer, 10, -2147483647 - 1);
    testAssert(testString(buffer, "-2147483648"));
    return OK;
}

TestCase(MemoryZeroed)
{
    u8 *memory = (u8 *) malloc(1000);

    testAssert(memory != 0);
    memset(memory, 0xff, 1000);
    free(memory);

    memory = (u8 *) calloc(10, 100);
    testAssert(memory != 0);
    for (int i = 0; i < 1000; i++)
    {
        testAssert(memory[i] == 0);
    }
    free(memory);
    return OK;
}

TestCase(MemoryResize)
{
    char *memory = (char *) malloc(10);

    testAssert(memory != 0);
    strcpy(memory, "123456789");
    memory = (char *) realloc(memory, 10000);
    testAssert(memory != 0);
    testAssert(testString(memory, "123456789"));
    memset(memory, 'x', 10000);
    memory = (char *) realloc(memory, 3);
    testAssert(memory != 0 && memory[0] == 'x' && memory[2] == 'x');
    testAssert(realloc(memory, 0) == 0);

    memory = (char *) realloc(0, 5);
    testAssert(memory != 0);
    free(memory);
    free(0);
    return OK;
}

TestCase(MemoryExhausted)
{
    errno = 0;
    testAssert(malloc(~0U) == 0 && errno == ENOMEM);
    errno = 0;
    testAssert(malloc(0x7fffffffU) == 0 && errno == ENOMEM);
    errno = 0;
    testAssert(calloc(0x10000U, 0x10001U) == 0 && errno == ENOMEM);

    char *memory = (char *) malloc(8);
    testAssert(memory != 0);
    strcpy(memory, "kept");
    testAssert(realloc(memory, 0x7fffffffU) == 0);
    testAssert(testString(memory, "kept"));
    free(memory);
    return OK;
}

TestCase(RandomRepeats)
{
    srandom(17);
    const long first = random(), second = random();

    srandom(17);
    testAssert(random() == first);
    testAssert(random() == second);
    testAssert(first != second);
    testAssert(first >= 0 && first <= RAND_MAX);
    return OK;
}

TestCase(IntegerMath)
{
    testAssert(abs(-5) == 5 && abs(5) == 5);
    testAssert(sqrt(0) == 0);
    testAssert(sqrt(1) == 1);
    testAssert(sqrt(15) == 3);
    testAssert(sqrt(16) == 4);
    testAssert(sqrt(4294967295U) == 65535);
    return OK;
}
