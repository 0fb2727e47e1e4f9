// SPDX-License-Identifier: GPL-3.0-or-later

#include "String.h"
#include "MemoryBlock.h"

const char String::s_empty[STRING_DEFAULT_SIZE] = {};

String::String()
{
    init();
}

String::String(const String & str)
    : Sequence<char>()
{
    init();
    // Nothing is owned yet: the copy gets exactly the memory that it needs
    m_allocated = !str.m_count;
    assign(str.m_string, str.m_count);
}

String::String(String && str)
{
    init();

    // What refers to other memory may live longer than that: copy it, as the copy constructor does
    if (str.m_allocated)
    {
        take(str);
    }
    else
    {
        m_allocated = !str.m_count;
        assign(str.m_string, str.m_count);
    }
}

String::String(char *s, const bool copy)
{
    init();

    if (copy)
    {
        const Size count = length(s);

        m_allocated = !count;
        assign(s, count);
    }
    else
    {
        refer(s, length(s));
    }
}

String::String(const char *s, const bool copy)
{
    init();

    if (copy)
    {
        const Size count = length(s);

        m_allocated = !count;
        assign(s, count);
    }
    else
    {
        refer(s, length(s));
    }
}

String::String(const int number)
{
    init();
    set(number);
}

String::~String()
{
    if (m_allocated && m_string != s_empty)
    {
        delete[] m_string;
    }
}

void String::init()
{
    m_string = const_cast<char *>(s_empty);
    m_size = STRING_DEFAULT_SIZE;
    m_count = 0;
    m_allocated = true;
    m_base = Number::Dec;
}

void String::release()
{
    if (m_allocated && m_string != s_empty)
    {
        delete[] m_string;
    }
    init();
}

void String::take(String & str)
{
    m_string = str.m_string;
    m_size = str.m_size;
    m_count = str.m_count;
    m_allocated = str.m_allocated;
    m_base = str.m_base;
    str.init();
}

void String::refer(const char *s, const Size count)
{
    m_allocated = false;

    if (count)
    {
        m_string = const_cast<char *>(s);
        m_size = count + 1;
        m_count = count;
    }
}

bool String::replace(const Size size)
{
    char *string = new char[size];

    if (!string)
    {
        return false;
    }
    MemoryBlock::copy((void *) string, (const void *) m_string, m_count);
    string[m_count] = 0;

    if (m_allocated && m_string != s_empty)
    {
        delete[] m_string;
    }
    m_string = string;
    m_size = size;
    m_allocated = true;
    return true;
}

bool String::own(const Size size)
{
    if (m_string == s_empty)
    {
        return replace(size < m_size ? m_size : size);
    }
    return (m_allocated && m_size >= size) || replace(size);
}

void String::assign(const char *s, const Size count)
{
    if (m_allocated && !count)
    {
        clear();
        return;
    }
    // What we own never gets smaller; otherwise the text gets exactly the memory that it needs
    if (m_string == s_empty || !m_allocated || m_size <= count)
    {
        const Size needed = count ? count + 1 : STRING_DEFAULT_SIZE;
        const Size size = m_allocated && m_size > needed ? m_size : needed;
        char *string = new char[size];

        if (!string)
        {
            return;
        }
        MemoryBlock::copy((void *) string, (const void *) s, count);

        if (m_allocated && m_string != s_empty)
        {
            delete[] m_string;
        }
        m_string = string;
        m_size = size;
        m_allocated = true;
    }
    else
    {
        // A part of the own text is always above: copying upwards is right
        MemoryBlock::copy((void *) m_string, (const void *) s, count);
    }
    m_string[count] = 0;
    m_count = count;
}

String & String::append(const char *s, const Size count)
{
    const Size needed = m_count + count + 1;

    if (!count)
    {
        return *this;
    }
    if (m_string == s_empty || !m_allocated || m_size < needed)
    {
        // Leave room for more, as there is often more to come
        Size size = needed < STRING_DEFAULT_SIZE ? (Size) STRING_DEFAULT_SIZE : needed + needed / 2;
        char *string = new char[size];

        if (!string)
        {
            return *this;
        }
        MemoryBlock::copy((void *) string, (const void *) m_string, m_count);
        MemoryBlock::copy((void *) (string + m_count), (const void *) s, count);

        if (m_allocated && m_string != s_empty)
        {
            delete[] m_string;
        }
        m_string = string;
        m_size = size;
        m_allocated = true;
    }
    else
    {
        MemoryBlock::copy((void *) (m_string + m_count), (const void *) s, count);
    }
    m_count += count;
    m_string[m_count] = 0;
    return *this;
}

Size String::size() const
{
    return m_size;
}

Size String::count() const
{
    return m_count;
}

Size String::length() const
{
    return m_count;
}

Size String::length(char *str)
{
    return length((const char *) str);
}

Size String::length(const char *str)
{
    Size len = 0;

    while (str && str[len])
    {
        len++;
    }
    return len;
}

bool String::resize(const Size size)
{
    if (!size)
    {
        return false;
    }
    if (m_allocated && m_string != s_empty && size == m_size)
    {
        return true;
    }
    const Size count = m_count;

    m_count = m_count < size ? m_count : size - 1;

    if (!replace(size))
    {
        m_count = count;
        return false;
    }
    return true;
}

bool String::reserve(const Size count)
{
    return own(count < m_size ? m_size : count + 1);
}

void String::clear()
{
    if (m_count)
    {
        if (m_allocated)
        {
            m_string[0] = 0;
            m_count = 0;
        }
        else
        {
            const Number::Base base = m_base;

            init();
            m_base = base;
        }
    }
}

const char * String::get(const Size position) const
{
    return position < m_count ? m_string + position : 0;
}

const char & String::at(const Size position) const
{
    return position < m_size ? m_string[position] : s_empty[0];
}

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wignored-qualifiers"

const char String::value(const Size position) const
{
    return position < m_count ? m_string[position] : 0;
}

#pragma GCC diagnostic pop

bool String::contains(const char character) const
{
    for (Size i = 0; i < m_count; i++)
    {
        if (m_string[i] == character)
        {
            return true;
        }
    }
    return false;
}

bool String::startsWith(const String & prefix) const
{
    return prefix.m_count && prefix.m_count <= m_count &&
           MemoryBlock::compare((const void *) m_string, (const void *) prefix.m_string, prefix.m_count);
}

bool String::startsWith(const char *prefix) const
{
    return startsWith(String(prefix, false));
}

bool String::endsWith(const String & suffix) const
{
    return suffix.m_count && suffix.m_count <= m_count &&
           MemoryBlock::compare((const void *) (m_string + m_count - suffix.m_count), (const void *) suffix.m_string,
                                suffix.m_count);
}

bool String::endsWith(const char *suffix) const
{
    return endsWith(String(suffix, false));
}

bool String::equals(const String & str) const
{
    return m_count == str.m_count &&
           MemoryBlock::compare((const void *) m_string, (const void *) str.m_string, m_count);
}

List<String> String::split(const char delimiter) const
{
    const char text[] = { delimiter, 0 };

    return split(String(text, false));
}

List<String> String::split(const String & delimiter) const
{
    List<String> lst;
    const Size width = delimiter.m_count;
    Size start = 0;

    for (Size i = 0; i <= m_count;)
    {
        const bool end = i == m_count;

        if (end || (width && width <= m_count - i &&
                    MemoryBlock::compare((const void *) (m_string + i), (const void *) delimiter.m_string, width)))
        {
            if (i > start)
            {
                String part;

                part.m_allocated = false;
                part.assign(m_string + start, i - start);
                lst.append(static_cast<String &&>(part));
            }
            i += end ? 1 : width;
            start = i;
        }
        else
        {
            i++;
        }
    }
    return lst;
}

String String::substring(const Size index, const Size size) const
{
    String str;

    if (index < m_count)
    {
        // There is room for all up to the end
        const Size tail = m_count - index;
        const Size count = size && size < tail ? size : tail;

        if (str.replace(tail + 1))
        {
            MemoryBlock::copy((void *) str.m_string, (const void *) (m_string + index), count);
            str.m_string[count] = 0;
            str.m_count = count;
        }
    }
    return str;
}

void String::operator = (const char *str)
{
    assign(str, length(str));
}

void String::operator = (const String & str)
{
    if (this != &str)
    {
        assign(str.m_string, str.m_count);
    }
}

void String::operator = (String && str)
{
    if (this == &str)
    {
        return;
    }
    // As in the move constructor, and what we own never gets smaller
    if (!str.m_allocated || str.m_string == s_empty || (m_allocated && str.m_size < m_size))
    {
        assign(str.m_string, str.m_count);
        if (str.m_allocated)
        {
            str.release();
        }
    }
    else
    {
        const Number::Base base = m_base;

        release();
        take(str);
        m_base = base;
    }
}

bool String::operator == (const String & str) const
{
    return String::equals(str);
}

bool String::operator != (const String & str) const
{
    return !String::equals(str);
}

char & String::operator [] (int i)
{
    return (*this)[(Size) i];
}

char & String::operator [] (Size i)
{
    if (m_string == s_empty)
    {
        replace(m_size);
    }
    return i < m_size ? m_string[i] : Missing::item<char>();
}

const char * String::operator * () const
{
    return m_string;
}

char * String::operator * ()
{
    if (m_string == s_empty)
    {
        replace(m_size);
        m_string[0] = 0;
    }
    return m_string;
}
