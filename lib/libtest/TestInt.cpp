// SPDX-License-Identifier: GPL-3.0-or-later

#include "TestInt.h"

template <class T> T TestInt<T>::makeRandom(Size count)
{
    T value = m_min;

    for (Size i = 0; i < count; i++)
    {
        value = (T) ((u32) m_min + this->below((u32) m_max - (u32) m_min));
        this->m_values.insert(value);
    }
    return value;
}

template <class T> T TestInt<T>::makeUnique(Size count)
{
    const Size first = this->m_values.count();
    const u32 range = (u32) m_max - (u32) m_min;

    for (Size i = 0; i < count; i++)
    {
        this->m_values.insert((T) ((u32) m_min + m_unique++ % range));
    }
    // Shuffle the new ones: each order is equally likely
    for (Size i = count; i > 1; i--)
    {
        const Size other = first + this->below(i);
        const T value = this->m_values[other];

        this->m_values[other] = this->m_values[first + i - 1];
        this->m_values[first + i - 1] = value;
    }
    return count ? this->m_values[first + count - 1] : m_min;
}

template <> int TestInt<int>::random(Size count)
{
    return makeRandom(count);
}

template <> int TestInt<int>::unique(Size count)
{
    return makeUnique(count);
}

template <> uint TestInt<uint>::random(Size count)
{
    return makeRandom(count);
}

template <> uint TestInt<uint>::unique(Size count)
{
    return makeUnique(count);
}
