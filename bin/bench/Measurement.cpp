// SPDX-License-Identifier: GPL-3.0-or-later

#include "Measurement.h"

u64 Measurement::overhead = ~0ULL;

Measurement::Measurement()
    : m_count(0)
{
    if (overhead != ~0ULL)
        return;

    for (Size i = 0; i < 32; i++)
    {
        begin();
        end();
    }

    overhead = 0;
    overhead = median();
    m_count = 0;
}

void Measurement::add(const u64 duration)
{
    if (m_count < MaximumSamples)
        m_samples[m_count++] = duration;
}

void Measurement::sort()
{
    for (Size i = 1; i < m_count; i++)
    {
        const u64 value = m_samples[i];
        Size j = i;

        for (; j > 0 && m_samples[j - 1] > value; j--)
            m_samples[j] = m_samples[j - 1];
        m_samples[j] = value;
    }
}

u64 Measurement::median()
{
    return percentile(50);
}

u64 Measurement::percentile(const Size percent)
{
    sort();

    if (m_count == 0)
        return 0;

    const Size place = m_count * percent / 100;
    const u64 value = m_samples[place < m_count ? place : m_count - 1];
    return value > overhead ? value - overhead : 0;
}
