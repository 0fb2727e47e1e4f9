// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestRunner.h>
#include <TestCase.h>
#include <TestInt.h>
#include <TestChar.h>
#include <TestMain.h>
#include <HashFunction.h>
#include <String.h>

TestCase(HashOfStringsIsFnv1)
{
    // Published test vectors of FNV-1, 32 bits
    testAssert(hash(String(""), 0xffffffff) == 0x811c9dc5);
    testAssert(hash(String("a"), 0xffffffff) == 0x050c5d7e);
    testAssert(hash(String("foobar"), 0xffffffff) == 0x31f0b262);
    return OK;
}

TestCase(HashOfIntegersIsThatOfTheirBytes)
{
    const char bytes[] = { 0x64, 0x63, 0x62, 0x61, 0 };

    testAssert(hash(0x61626364, 0xffffffff) == hash(String(bytes), 0xffffffff));
    testAssert(hash(0x61626364, 1000) == hash(String(bytes), 1000));
    testAssert(hash(0x61626364, 64) == hash(String(bytes), 64));
    return OK;
}

TestCase(HashIsBelowTheModulus)
{
    TestInt<int> ints(INT_MIN, INT_MAX);
    TestInt<uint> mods(1, 5000);
    TestChar<char *> texts(0, 40);

    for (int i = 0; i < 500; i++)
    {
        const Size mod = mods.random();

        testAssert(hash(ints.random(), mod) < mod);
        testAssert(hash(String(texts.random()), mod) < mod);
    }
    testAssert(hash(1, 0) == 0 && hash(String("x"), 0) == 0);
    return OK;
}
