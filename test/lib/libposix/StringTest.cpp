// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestCase.h>
#include <TestRunner.h>
#include <TestMain.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

TestCase(StringCompare)
{
    testAssert(strcmp("abc", "abc") == 0);
    testAssert(strcmp("abc", "abd") < 0);
    testAssert(strcmp("abd", "abc") > 0);
    testAssert(strcmp("ab", "abc") < 0);
    testAssert(strcmp("", "") == 0);

    // Characters compare as unsigned
    testAssert(strcmp("\x80", "a") > 0);

    testAssert(strncmp("abcX", "abcY", 3) == 0);
    testAssert(strncmp("abcX", "abcY", 4) < 0);
    testAssert(strncmp("a", "b", 0) == 0);

    // Nothing is read behind a terminator
    testAssert(strncmp("ab", "ab\0x", 100) == 0);
    return OK;
}

TestCase(StringCompareCase)
{
    testAssert(strcasecmp("Hello", "hELLO") == 0);
    testAssert(strcasecmp("Hello", "Help") < 0);
    testAssert(strncasecmp("HELP", "hello", 3) == 0);
    testAssert(strncasecmp("HELP", "hello", 4) > 0);
    return OK;
}

TestCase(StringLength)
{
    testAssert(strlen("") == 0);
    testAssert(strlen("four") == 4);
    testAssert(strnlen("four", 2) == 2);
    testAssert(strnlen("four", 9) == 4);
    return OK;
}

TestCase(StringCopyStaysInside)
{
    char buffer[8];

    memset(buffer, 'x', sizeof(buffer));
    testAssert(strncpy(buffer, "abcdef", 4) == 4);
    testAssert(memcmp(buffer, "abcdxxxx", 8) == 0);

    testAssert(strncpy(buffer, "a", 3) == 1);
    testAssert(memcmp(buffer, "a\0\0dxxxx", 8) == 0);

    memset(buffer, 'x', sizeof(buffer));
    testAssert(strcpy(buffer, "abc") == 3);
    testAssert(memcmp(buffer, "abc\0xxxx", 8) == 0);
    return OK;
}

TestCase(StringCopyTerminates)
{
    char buffer[8];

    memset(buffer, 'x', sizeof(buffer));
    testAssert(strlcpy(buffer, "abcdef", 4) == 6);
    testAssert(memcmp(buffer, "abc\0xxxx", 8) == 0);
    testAssert(strlcpy(buffer, "q", 0) == 1);
    testAssert(buffer[0] == 'a');
    return OK;
}

TestCase(StringAppend)
{
    char buffer[10] = "ab";

    testAssert(strcat(buffer, "cd") == buffer);
    testAssert(testString(buffer, "abcd"));
    testAssert(strncat(buffer, "efgh", 2) == buffer);
    testAssert(testString(buffer, "abcdef"));
    testAssert(strlcat(buffer, "ghijkl", sizeof(buffer)) == 12);
    testAssert(testString(buffer, "abcdefghi"));
    return OK;
}

TestCase(StringDuplicate)
{
    char *copy = strdup("some text");
    char *part = strndup("some text", 4);

    testAssert(copy != 0 && part != 0);
    testAssert(testString(copy, "some text"));
    testAssert(testString(part, "some"));
    free(copy);
    free(part);
    return OK;
}

TestCase(StringFind)
{
    const char *text = "a/b/c";

    testAssert(strchr(text, '/') == text + 1);
    testAssert(strrchr(text, '/') == text + 3);
    testAssert(strchr(text, 0) == text + 5);
    testAssert(strrchr(text, 0) == text + 5);
    testAssert(strchr(text, 'x') == 0);
    testAssert(strrchr(text, 'x') == 0);
    testAssert(strstr(text, "b/") == text + 2);
    testAssert(strstr(text, "") == text);
    testAssert(strstr(text, "cc") == 0);
    testAssert(memchr(text, 'c', 5) == text + 4);
    testAssert(memchr(text, 'c', 4) == 0);
    return OK;
}

TestCase(StringMoveOverlap)
{
    char buffer[] = "0123456789";

    testAssert(memmove(buffer + 2, buffer, 6) == buffer + 2);
    testAssert(testString(buffer, "0101234589"));
    memmove(buffer, buffer + 3, 5);
    testAssert(testString(buffer, "1234534589"));
    return OK;
}

TestCase(StringError)
{
    testAssert(testString(strerror(ENOENT), "No such file or directory"));
    testAssert(testString(strerror(-ENOENT), "No such file or directory"));
    testAssert(testString(strerror(0), "Success"));
    testAssert(testString(strerror(-100000), "Unknown error"));
    testAssert(testString(strerror(EXDEV), "Cross-device link"));
    testAssert(EXDEV == -81 && E2BIG == -1);
    return OK;
}
