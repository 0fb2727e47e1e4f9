// SPDX-License-Identifier: GPL-3.0-or-later

#include "Argument.h"

Argument::Argument(const char *name)
    : m_identifier(0)
    , m_name(name, true)
    , m_count(0)
{
}

Argument::Argument(const String & name)
    : m_identifier(0)
    , m_name(*name, true)
    , m_count(0)
{
}

char Argument::getIdentifier() const
{
    return m_identifier;
}

const String & Argument::getName() const
{
    return m_name;
}

const String & Argument::getDescription() const
{
    return m_description;
}

const String & Argument::getValue() const
{
    return m_value;
}

Size Argument::getCount() const
{
    return m_count;
}

void Argument::setIdentifier(char id)
{
    m_identifier = id;
}

void Argument::setName(const char *name)
{
    m_name = name;
}

void Argument::setDescription(const char *description)
{
    m_description = description;
}

void Argument::setValue(const char *value)
{
    m_value = value;
}

void Argument::setCount(Size count)
{
    m_count = count;
}

bool Argument::operator == (const Argument & arg) const
{
    return m_identifier == arg.m_identifier && m_name.equals(arg.m_name) &&
           m_description.equals(arg.m_description) && m_value.equals(arg.m_value) && m_count == arg.m_count;
}

bool Argument::operator != (const Argument & arg) const
{
    return !(*this == arg);
}
