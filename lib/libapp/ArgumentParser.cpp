// SPDX-License-Identifier: GPL-3.0-or-later

#include <Character.h>
#include <ListIterator.h>
#include "ArgumentParser.h"

namespace
{
    /** Width of the first column of the usage text. */
    const Size UsageColumn = 24;

    /** True if the first characters of a text are the complete name. */
    bool isName(const String & name, const char *text, const Size length)
    {
        return name.length() == length && name.compareTo(text, true, length) == 0;
    }
}

ArgumentParser::ArgumentParser()
{
}

ArgumentParser::~ArgumentParser()
{
    for (ListIterator<Argument *> i(m_flags); i.hasCurrent(); i++)
    {
        delete i.current();
    }
    for (ListIterator<Argument *> i(m_positionals); i.hasCurrent(); i++)
    {
        delete i.current();
    }
}

String ArgumentParser::getUsage() const
{
    String usage;

    usage << "Usage: " << m_name << (m_flags.isEmpty() ? "" : " [OPTIONS]");
    for (ListIterator<Argument *> i(m_positionals); i.hasCurrent(); i++)
    {
        const Argument *arg = i.current();

        if (arg->getCount() == 0)
        {
            usage << " [" << arg->getName() << "..]";
        }
        for (Size n = 0; n < arg->getCount(); n++)
        {
            usage << " " << arg->getName();
        }
    }
    usage << "\r\n";

    if (m_description.length() != 0)
    {
        usage << m_description << "\r\n";
    }
    usage << "\r\n";

    for (ListIterator<Argument *> i(m_positionals); i.hasCurrent(); i++)
    {
        String line;

        line << "  " << i.current()->getName();
        line.pad(UsageColumn);
        usage << line << " " << i.current()->getDescription() << "\r\n";
    }
    for (ListIterator<Argument *> i(m_flags); i.hasCurrent(); i++)
    {
        const char identifier[] = { '-', i.current()->getIdentifier(), ',', ' ', 0 };
        String line;

        line << "  " << (identifier[1] != 0 ? identifier : "    ") << "--" << i.current()->getName();
        line.pad(UsageColumn);
        usage << line << " " << i.current()->getDescription() << "\r\n";
    }
    return usage;
}

const String & ArgumentParser::name() const
{
    return m_name;
}

void ArgumentParser::setName(const char *name)
{
    m_name = name;
}

void ArgumentParser::setDescription(const String & desc)
{
    m_description = *desc;
}

ArgumentParser::Result ArgumentParser::registerFlag(char arg, const char *name, const char *description)
{
    const Size length = name != ZERO ? String::length(name) : 0;

    if (length == 0 || description == ZERO)
    {
        return InvalidArgument;
    }
    if (findFlag(name, length) != ZERO || (arg != 0 && findFlag(arg) != ZERO))
    {
        return AlreadyExists;
    }

    Argument *flag = new Argument(name);
    flag->setIdentifier(arg);
    flag->setDescription(description);
    m_flags.append(flag);
    return Success;
}

ArgumentParser::Result ArgumentParser::registerPositional(const char *name, const char *description, Size count)
{
    if (name == ZERO || *name == 0 || description == ZERO)
    {
        return InvalidArgument;
    }
    for (ListIterator<Argument *> i(m_positionals); i.hasCurrent(); i++)
    {
        if (i.current()->getCount() == 0)
        {
            return InvalidArgument;
        }
        if (i.current()->getName().equals(String(name)))
        {
            return AlreadyExists;
        }
    }

    Argument *positional = new Argument(name);
    positional->setDescription(description);
    positional->setCount(count);
    m_positionals.append(positional);
    return Success;
}

ArgumentParser::Result ArgumentParser::parse(int argc, char **argv, ArgumentContainer & output)
{
    List<char *> values;
    bool flagsEnded = false;

    m_error = "";

    for (int i = 1; i < argc; i++)
    {
        char *arg = argv[i];
        Result result = Success;

        if (flagsEnded || arg[0] != '-' || arg[1] == 0)
        {
            values.append(arg);
        }
        else if (arg[1] != '-')
        {
            result = parseShort(arg + 1, output);
        }
        else if (arg[2] != 0)
        {
            result = parseLong(arg + 2, output);
        }
        else
        {
            flagsEnded = true;
        }

        if (result != Success)
        {
            return result;
        }
    }
    return assignPositionals(values, output);
}

bool ArgumentParser::parseNumber(const char *text, const u32 maximum, u32 & number)
{
    u64 value = 0;

    if (*text == 0)
    {
        return false;
    }
    for (; *text != 0; text++)
    {
        if (!Character::isDigit(*text) || (value = value * 10 + (u64) (*text - '0')) > maximum)
        {
            return false;
        }
    }
    number = (u32) value;
    return true;
}

const String & ArgumentParser::getError() const
{
    return m_error;
}

const Argument * ArgumentParser::findFlag(const char *name, const Size length) const
{
    for (ListIterator<Argument *> i(m_flags); i.hasCurrent(); i++)
    {
        if (isName(i.current()->getName(), name, length))
        {
            return i.current();
        }
    }
    return ZERO;
}

const Argument * ArgumentParser::findFlag(const char identifier) const
{
    for (ListIterator<Argument *> i(m_flags); i.hasCurrent(); i++)
    {
        if (i.current()->getIdentifier() == identifier)
        {
            return i.current();
        }
    }
    return ZERO;
}

ArgumentParser::Result ArgumentParser::parseLong(const char *text, ArgumentContainer & output)
{
    Size length = 0;

    while (text[length] != 0 && text[length] != '=')
    {
        length++;
    }

    const Argument *flag = findFlag(text, length);
    if (flag == ZERO)
    {
        m_error = "unknown option: --";
        m_error << text;
        return InvalidArgument;
    }
    output.addFlag(clone(*flag, text[length] == '=' ? text + length + 1 : ""));
    return Success;
}

ArgumentParser::Result ArgumentParser::parseShort(const char *text, ArgumentContainer & output)
{
    for (; *text != 0; text++)
    {
        const Argument *flag = findFlag(*text);

        if (flag == ZERO)
        {
            const char identifier[] = { *text, 0 };

            m_error = "unknown option: -";
            m_error << identifier;
            return InvalidArgument;
        }
        output.addFlag(clone(*flag, ""));
    }
    return Success;
}

ArgumentParser::Result ArgumentParser::assignPositionals(const List<char *> & values, ArgumentContainer & output)
{
    ListIterator<char *> value(values);

    for (ListIterator<Argument *> i(m_positionals); i.hasCurrent(); i++)
    {
        const Argument *arg = i.current();

        for (Size n = 0; arg->getCount() == 0 ? value.hasCurrent() : n < arg->getCount(); n++)
        {
            if (!value.hasCurrent())
            {
                m_error = "missing argument: ";
                m_error << arg->getName();
                return NotFound;
            }
            output.addPositional(clone(*arg, value.current()));
            value++;
        }
    }

    if (value.hasCurrent())
    {
        m_error = "too many arguments: ";
        m_error << value.current();
        return InvalidArgument;
    }
    return Success;
}

Argument * ArgumentParser::clone(const Argument & arg, const char *value)
{
    Argument *copy = new Argument(arg.getName());

    copy->setIdentifier(arg.getIdentifier());
    copy->setDescription(*arg.getDescription());
    copy->setCount(arg.getCount());
    copy->setValue(value);
    return copy;
}
