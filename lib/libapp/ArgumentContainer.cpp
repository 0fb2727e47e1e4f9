// SPDX-License-Identifier: GPL-3.0-or-later

#include <HashIterator.h>
#include "ArgumentContainer.h"

ArgumentContainer::ArgumentContainer()
{
}

ArgumentContainer::~ArgumentContainer()
{
    for (Size i = 0; i < m_positionals.count(); i++)
    {
        delete m_positionals[i];
    }
    for (HashIterator<String, Argument *> i(m_flags); i.hasCurrent(); i++)
    {
        delete i.current();
    }
}

const char * ArgumentContainer::get(const char *name) const
{
    const String key(name);
    Argument * const *flag = m_flags.get(key);

    if (flag != ZERO)
    {
        return *(*flag)->getValue();
    }
    for (Size i = 0; i < m_positionals.count(); i++)
    {
        const Argument *arg = m_positionals.at(i);

        if (arg->getName().equals(key))
        {
            return *arg->getValue();
        }
    }
    return ZERO;
}

const Vector<Argument *> & ArgumentContainer::getPositionals() const
{
    return m_positionals;
}

const HashTable<String, Argument *> & ArgumentContainer::getFlags() const
{
    return m_flags;
}

ArgumentContainer::Result ArgumentContainer::addPositional(Argument *arg)
{
    if (arg == ZERO)
    {
        return InvalidArgument;
    }
    m_positionals.insert(arg);
    return Success;
}

ArgumentContainer::Result ArgumentContainer::addFlag(Argument *arg)
{
    if (arg == ZERO)
    {
        return InvalidArgument;
    }

    Argument * const *earlier = m_flags.get(arg->getName());
    if (earlier != ZERO)
    {
        Argument *old = *earlier;

        m_flags.remove(arg->getName());
        if (old != arg)
        {
            delete old;
        }
    }
    m_flags.insert(arg->getName(), arg);
    return Success;
}
