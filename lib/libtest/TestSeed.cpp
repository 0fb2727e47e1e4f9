// SPDX-License-Identifier: GPL-3.0-or-later

#include <HashFunction.h>
#include <Randomizer.h>
#include "TestSeed.h"

ulong TestSeed::m_value = TestSeed::Default;

ulong TestSeed::value()
{
    return m_value;
}

void TestSeed::set(const ulong value)
{
    m_value = value;
}

void TestSeed::begin(const char *name)
{
    Randomizer().seed(m_value * 0x9e3779b1UL + hash(String(name), 0x7fffffff));
}
