// SPDX-License-Identifier: GPL-3.0-or-later

#include <MemoryBlock.h>
#include "PolicyTable.h"

PolicyTable::PolicyTable()
    : m_count(FirstLine)
    , m_errorLine(0)
    , m_errorText("")
{
    setServers();
}

Size PolicyTable::errorLine() const
{
    return m_errorLine;
}

const char * PolicyTable::errorText() const
{
    return m_errorText;
}

void PolicyTable::setServers()
{
    RecoveryPolicy & servers = m_policies[ServerPolicy];

    servers = m_policies[DefaultPolicy];
    servers.action = RecoveryPolicy::Restart;
    MemoryBlock::set(servers.pattern, 0, sizeof(servers.pattern));
    MemoryBlock::copy((void *) servers.pattern, "/server/*", 9);

    // Without init nobody can log in
    m_policies[InitPolicy] = servers;
    MemoryBlock::set(m_policies[InitPolicy].pattern, 0, sizeof(servers.pattern));
    MemoryBlock::copy((void *) m_policies[InitPolicy].pattern, "/bin/init/init", 14);
}

const RecoveryPolicy & PolicyTable::find(const char *path) const
{
    const RecoveryPolicy *best = &m_policies[DefaultPolicy];

    for (Size i = ServerPolicy; i < m_count; i++)
    {
        const RecoveryPolicy & policy = m_policies[i];

        if (policy.matches(path) && policy.specificity() >= best->specificity())
        {
            best = &policy;
        }
    }
    return *best;
}

void PolicyTable::setError(const Size number, const char *message, const char *word, const Size length)
{
    const Size room = sizeof(m_errorText) - 1;
    Size used = 0;

    m_errorLine = number;

    for (; *message && used < room; message++)
    {
        m_errorText[used++] = *message;
    }
    if (word && used < room)
    {
        m_errorText[used++] = ' ';

        // The text ends up on a terminal: nothing but plain characters
        for (Size i = 0; i < length && used < room; i++)
        {
            m_errorText[used++] = word[i] >= ' ' && word[i] <= '~' ? word[i] : '?';
        }
    }
    m_errorText[used] = 0;
}

PolicyTable::Result PolicyTable::parse(const char *text, const Size size)
{
    setError(0, "", ZERO, 0);

    // First only look, then do the same again for good: there is no second table to hold what may be wrong
    if (!scan(text, size, false))
    {
        return InvalidFormat;
    }
    return scan(text, size, true) ? Success : InvalidFormat;
}

bool PolicyTable::scan(const char *text, const Size size, const bool store)
{
    RecoveryPolicy defaults;
    PolicyLine::Word patterns[MaximumLines];
    Size count = 0, number = 1;
    bool first = true;

    for (Size start = 0, end; start < size; start = end + 1, number++)
    {
        for (end = start; end < size && text[end] != '\n'; end++)
        {
        }

        PolicyLine line(text + start, end - start);

        if (line.begin() && line.isEmpty())
        {
            continue;
        }

        RecoveryPolicy policy(defaults);
        const char *message = line.error()[0] ? line.error() : check(line, patterns, count, first);

        if (!message && !line.settings(policy))
        {
            message = line.error();
        }
        if (message)
        {
            setError(number, message, line.errorWord(), line.errorLength());
            return false;
        }

        first = false;

        if (line.isDefault())
        {
            defaults = policy;
            continue;
        }
        if (store)
        {
            m_policies[FirstLine + count] = policy;
        }
        patterns[count++] = line.pattern();
    }

    if (store)
    {
        m_policies[DefaultPolicy] = defaults;
        m_count = FirstLine + count;
        setServers();
    }
    return true;
}

const char * PolicyTable::check(const PolicyLine & line, const PolicyLine::Word patterns[], const Size count,
                                const bool first)
{
    if (line.isDefault())
    {
        return first ? ZERO : "default must be the first line, and there only once";
    }
    if (count == MaximumLines)
    {
        return "more than 32 lines with a pattern";
    }

    for (Size i = 0; i < count; i++)
    {
        if (line.isPattern(patterns[i]))
        {
            return "pattern is there already";
        }
    }
    return ZERO;
}
