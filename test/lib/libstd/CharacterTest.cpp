// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestRunner.h>
#include <TestCase.h>
#include <TestInt.h>
#include <TestChar.h>
#include <TestMain.h>
#include <Character.h>

TestCase(CharacterClasses)
{
    for (int i = -128; i < 128; i++)
    {
        const char c = (char) i;
        const bool digit = c >= '0' && c <= '9', low = c >= 'a' && c <= 'z', up = c >= 'A' && c <= 'Z';

        testAssert(Character::isDigit(c) == digit);
        testAssert(Character::isLower(c) == low);
        testAssert(Character::isUpper(c) == up);
        testAssert(Character::isAlpha(c) == (low || up));
        testAssert(Character::isAlnum(c) == (low || up || digit));
        testAssert(Character::isBlank(c) == (c == ' ' || c == '\t'));
        testAssert(Character::isWildcard(c) == (c == '*'));
        testAssert(Character::isWhitespace(c) == (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\v' ||
                                                  c == '\f'));
    }
    return OK;
}

TestCase(CharacterConversion)
{
    testAssert(Character::lower('A') == 'a' && Character::lower('Z') == 'z' && Character::lower('[') == '[');
    testAssert(Character::upper('a') == 'A' && Character::upper('z') == 'Z' && Character::upper('{') == '{');
    testAssert(Character::lower('@') == '@' && Character::upper('`') == '`' && Character::upper('1') == '1');
    return OK;
}
