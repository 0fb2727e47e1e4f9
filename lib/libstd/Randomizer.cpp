// SPDX-License-Identifier: GPL-3.0-or-later

#include "Randomizer.h"

ulong Randomizer::m_seed = 1;

Randomizer::Randomizer()
{
}

void Randomizer::seed(const ulong value)
{
    m_seed = value;
}

ulong Randomizer::next()
{
    m_seed = (m_seed * 1103515245UL + 12345UL) & 0x7fffffffUL;
    return m_seed;
}
