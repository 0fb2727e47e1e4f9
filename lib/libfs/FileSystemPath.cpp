// SPDX-License-Identifier: GPL-3.0-or-later

#include "FileSystemPath.h"

FileSystemPath::FileSystemPath(const char *path, const char separator)
    : m_full(String(path, true))
{
    m_components = m_full.split(separator);

    const Size count = m_components.count();
    const char slash[] = { separator, 0 };

    for (Size i = 0; i + 1 < count; i++)
    {
        m_parent << slash << m_components.at(i);
    }

    if (count > 0)
    {
        m_base = m_components.at(count - 1);
    }
}

const String & FileSystemPath::parent() const
{
    return m_parent;
}

const String & FileSystemPath::base() const
{
    return m_base;
}

const String & FileSystemPath::full() const
{
    return m_full;
}

const List<String> & FileSystemPath::split() const
{
    return m_components;
}

Size FileSystemPath::length() const
{
    return m_full.length();
}
