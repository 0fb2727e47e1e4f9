// SPDX-License-Identifier: GPL-3.0-or-later

#include "TestChar.h"

/** Stop looking for a new string after this many attempts: there may be none. */
static const Size MaximumAttempts = 1000;

template <class T> bool TestChar<T>::isKnown(const char *string, const Size length)
{
    for (Size i = 0; i < this->m_values.count(); i++)
    {
        if (m_lengths[i] == length &&
            MemoryBlock::compare((const void *) this->m_values[i], (const void *) string, length))
        {
            return true;
        }
    }
    return false;
}

template <class T> T TestChar<T>::make(const bool different)
{
    char *string = new char[m_max];
    Size length, attempts = 0;

    do
    {
        length = m_min + this->below(m_max - m_min);

        for (Size i = 0; i < length; i++)
        {
            string[i] = (char) (' ' + this->below('~' - ' ' + 1));
        }
        string[length] = 0;
    }
    while (different && isKnown(string, length) && ++attempts < MaximumAttempts);

    this->m_values.insert(string);
    m_lengths.insert(length);
    return string;
}

template <> char * TestChar<char *>::random(Size count)
{
    char *last = 0;

    for (Size i = 0; i < count; i++)
    {
        last = make(false);
    }
    return last;
}

template <> char * TestChar<char *>::unique(Size count)
{
    char *last = 0;

    for (Size i = 0; i < count; i++)
    {
        last = make(true);
    }
    return last;
}
