// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestCase.h>
#include <TestRunner.h>
#include <TestMain.h>
#include <ctype.h>
#include <string.h>

TestCase(CharacterClasses)
{
    for (int c = -1; c < 256; c++)
    {
        const bool digit = c > 0 && strchr("0123456789", c) != 0;
        const bool upper = c > 0 && strchr("ABCDEFGHIJKLMNOPQRSTUVWXYZ", c) != 0;
        const bool lower = c > 0 && strchr("abcdefghijklmnopqrstuvwxyz", c) != 0;
        const bool space = c > 0 && strchr(" \t\n\v\f\r", c) != 0;
        const bool hex = c > 0 && strchr("0123456789abcdefABCDEF", c) != 0;
        const bool print = c >= 32 && c < 127;

        testAssert(!isdigit(c) == !digit);
        testAssert(!isupper(c) == !upper);
        testAssert(!islower(c) == !lower);
        testAssert(!isalpha(c) == !(upper || lower));
        testAssert(!isalnum(c) == !(upper || lower || digit));
        testAssert(!isspace(c) == !space);
        testAssert(!isxdigit(c) == !hex);
        testAssert(!isprint(c) == !print);
        testAssert(!isgraph(c) == !(print && c != ' '));
        testAssert(!ispunct(c) == !(print && !upper && !lower && !digit && c != ' '));
        testAssert(!iscntrl(c) == !((c >= 0 && c < 32) || c == 127));
        testAssert(!isblank(c) == !(c == ' ' || c == '\t'));
    }
    return OK;
}

TestCase(CharacterCase)
{
    testAssert(tolower('Q') == 'q' && tolower('q') == 'q' && tolower('[') == '[');
    testAssert(toupper('q') == 'Q' && toupper('Q') == 'Q' && toupper('{') == '{');
    testAssert(tolower(-1) == -1);
    return OK;
}
