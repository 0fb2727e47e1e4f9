// SPDX-License-Identifier: GPL-3.0-or-later

#include <MemoryBlock.h>
#include "PolicyLine.h"

/** The settings, in the order of their names below. */
enum Key
{
    ActionKey,
    StrategyKey,
    GroupKey,
    CommandKey,
    PeriodKey,
    LowKey,
    HighKey,
    DelayKey,
    HealthyKey,
    BudgetKey,
    EscalateKey,
    DependsKey,
    KeyCount
};

static const char *const keyNames[KeyCount] = { "action", "strategy", "group", "command", "period", "low",
                                                "high", "delay", "healthy", "budget", "escalate", "depends" };

/** True between words. */
static inline bool isBlank(const char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

PolicyLine::PolicyLine(const char *text, const Size length)
    : m_text(text)
    , m_length(length)
    , m_position(0)
    , m_pattern { ZERO, 0 }
    , m_seen(0)
    , m_error("")
    , m_errorWord { ZERO, 0 }
{
}

const char * PolicyLine::error() const
{
    return m_error;
}

const char * PolicyLine::errorWord() const
{
    return m_errorWord.text;
}

Size PolicyLine::errorLength() const
{
    return m_errorWord.length;
}

bool PolicyLine::isEmpty() const
{
    return m_pattern.length == 0;
}

bool PolicyLine::isDefault() const
{
    return equals(m_pattern, "default");
}

const PolicyLine::Word & PolicyLine::pattern() const
{
    return m_pattern;
}

bool PolicyLine::isPattern(const Word & word) const
{
    return m_pattern.length == word.length &&
           MemoryBlock::compare((const void *) m_pattern.text, (const void *) word.text, word.length);
}

bool PolicyLine::fail(const char *message, const Word & word)
{
    m_error = message;
    m_errorWord = word;
    return false;
}

bool PolicyLine::equals(const Word & word, const char *text)
{
    Size i = 0;

    while (i < word.length && text[i] && word.text[i] == text[i])
    {
        i++;
    }
    return i == word.length && !text[i];
}

Size PolicyLine::find(const Word & word, const char separator, const Size start)
{
    Size i = start;

    while (i < word.length && word.text[i] != separator)
    {
        i++;
    }
    return i;
}

bool PolicyLine::begin()
{
    if (m_length > MaximumLength)
    {
        return fail("line is longer than 512 characters");
    }

    for (Size i = 0; i < m_length; i++)
    {
        const unsigned char c = (unsigned char) m_text[i];

        if (c == 0)
        {
            return fail("NUL byte in the line");
        }
        if ((c < ' ' && !isBlank(m_text[i])) || c == 127)
        {
            return fail("control character in the line");
        }
    }

    if (!next(m_pattern))
    {
        return false;
    }
    if (isEmpty() || isDefault())
    {
        return true;
    }
    if (m_pattern.text[0] != '/' && m_pattern.text[0] != '*')
    {
        return fail("not a pattern, it must begin with / or *:", m_pattern);
    }
    return m_pattern.length < RecoveryPolicy::PathLength || fail("pattern is too long:", m_pattern);
}

bool PolicyLine::next(Word & word)
{
    bool quoted = false;

    while (m_position < m_length && isBlank(m_text[m_position]))
    {
        m_position++;
    }
    word.text = m_text + m_position;
    word.length = 0;

    if (m_position < m_length && m_text[m_position] == '#')
    {
        m_position = m_length;
    }
    while (m_position < m_length && (quoted || !isBlank(m_text[m_position])))
    {
        quoted ^= m_text[m_position++] == '"';
        word.length++;
    }
    return !quoted || fail("no \" at the end of", word);
}

bool PolicyLine::settings(RecoveryPolicy & policy)
{
    const Word pattern = isDefault() ? Word { "*", 1 } : m_pattern;
    Word word;

    if (!text(pattern, policy.pattern, RecoveryPolicy::PathLength))
    {
        return false;
    }

    for (;;)
    {
        if (!next(word))
        {
            return false;
        }
        if (word.length == 0)
        {
            return m_seen ? check(policy) : fail("no setting for the pattern", m_pattern);
        }
        if (!setting(word, policy))
        {
            return false;
        }
    }
}

bool PolicyLine::setting(const Word & word, RecoveryPolicy & policy)
{
    const Size equal = find(word, '=');
    const Word name = { word.text, equal };
    Size key = 0;

    if (equal == word.length)
    {
        return fail("no = in", word);
    }
    while (key < KeyCount && !equals(name, keyNames[key]))
    {
        key++;
    }
    if (key == KeyCount)
    {
        return fail("unknown setting", name);
    }
    if (m_seen & (1 << key))
    {
        return fail("given twice:", name);
    }
    m_seen |= 1 << key;

    Word value = { word.text + equal + 1, word.length - equal - 1 };

    if (value.length >= 2 && value.text[0] == '"' && value.text[value.length - 1] == '"')
    {
        value = { value.text + 1, value.length - 2 };
    }
    if (value.length == 0)
    {
        return fail("no value for", name);
    }
    if (find(value, '"') < value.length)
    {
        return fail("\" inside of", word);
    }
    return apply(key, value, policy);
}

bool PolicyLine::apply(const Size key, const Word & value, RecoveryPolicy & policy)
{
    switch (key)
    {
        case ActionKey:
            return choice(value, policy.action, "unknown action");
        case StrategyKey:
            return choice(value, policy.strategy, "unknown strategy");
        case EscalateKey:
            return choice(value, policy.escalation, "unknown escalation");
        case GroupKey:
            return text(value, policy.group, RecoveryPolicy::GroupLength);
        case CommandKey:
            return text(value, policy.command, RecoveryPolicy::PathLength);
        case PeriodKey:
            return number(value, 1, RecoveryPolicy::MaximumTime, policy.pingPeriod);
        case LowKey:
            return number(value, 1, RecoveryPolicy::MaximumTime, policy.lowMark);
        case HighKey:
            return number(value, 1, RecoveryPolicy::MaximumTime, policy.highMark);
        case DelayKey:
            return range(value, policy.firstDelay, policy.maximumDelay);
        case HealthyKey:
            return number(value, 1, RecoveryPolicy::MaximumTime, policy.healthyTime);
        case BudgetKey:
            return budget(value, policy);
        default:
            return dependencies(value, policy);
    }
}

bool PolicyLine::check(const RecoveryPolicy & policy)
{
    if (policy.lowMark > policy.highMark)
    {
        return fail("low is greater than high");
    }
    if (policy.action == RecoveryPolicy::Command && !policy.command[0])
    {
        return fail("action=command needs command=");
    }
    if ((m_seen & (1 << CommandKey)) && policy.action != RecoveryPolicy::Command)
    {
        return fail("command= needs action=command");
    }
    if (policy.action == RecoveryPolicy::RestartGroup && !policy.group[0])
    {
        return fail("action=group needs group=");
    }
    if (policy.escalation == RecoveryPolicy::EscalateGroup && !policy.group[0])
    {
        return fail("escalate=group needs group=");
    }
    return true;
}

bool PolicyLine::number(const Word & word, const u32 minimum, const u32 maximum, u32 & result)
{
    u32 value = 0;

    if (word.length == 0)
    {
        return fail("number is missing");
    }

    for (Size i = 0; i < word.length; i++)
    {
        if (word.text[i] < '0' || word.text[i] > '9')
        {
            return fail("not a number:", word);
        }

        // The limits are so low that the next digit does not overflow
        value = value * 10 + (u32) (word.text[i] - '0');

        if (value > maximum)
        {
            return fail("number is too large:", word);
        }
    }

    if (value < minimum)
    {
        return fail("number is too small:", word);
    }
    result = value;
    return true;
}

bool PolicyLine::range(const Word & word, u32 & first, u32 & last)
{
    const Size dot = find(word, '.');

    if (dot + 1 >= word.length || word.text[dot + 1] != '.')
    {
        return fail("not FIRST..LAST:", word);
    }
    if (!number({ word.text, dot }, 0, RecoveryPolicy::MaximumTime, first) ||
        !number({ word.text + dot + 2, word.length - dot - 2 }, 0, RecoveryPolicy::MaximumTime, last))
    {
        return false;
    }
    return first <= last || fail("range begins behind its end:", word);
}

bool PolicyLine::budget(const Word & word, RecoveryPolicy & policy)
{
    if (equals(word, "unlimited"))
    {
        policy.budget = 0;
        return true;
    }

    const Size slash = find(word, '/');

    if (slash == word.length)
    {
        return fail("neither COUNT/PERIOD nor unlimited:", word);
    }
    return number({ word.text, slash }, 1, RecoveryPolicy::MaximumBudget, policy.budget) &&
           number({ word.text + slash + 1, word.length - slash - 1 }, 1, RecoveryPolicy::MaximumTime,
                  policy.budgetPeriod);
}

bool PolicyLine::text(const Word & word, char *result, const Size size)
{
    if (word.length >= size)
    {
        return fail("too long:", word);
    }
    MemoryBlock::set(result, 0, size);
    MemoryBlock::copy((void *) result, word.text, word.length);
    return true;
}

bool PolicyLine::path(const Word & word, char *result)
{
    if (word.length == 0 || (word.text[0] != '/' && word.text[0] != '*'))
    {
        return fail("not a pattern, it must begin with / or *:", word);
    }
    return text(word, result, RecoveryPolicy::PathLength);
}

bool PolicyLine::dependencies(const Word & word, RecoveryPolicy & policy)
{
    Size count = 0;

    MemoryBlock::set(policy.dependsOn, 0, sizeof(policy.dependsOn));

    for (Size start = 0; start <= word.length; count++)
    {
        const Size comma = find(word, ',', start);

        if (count == RecoveryPolicy::DependencyCount)
        {
            return fail("more than 4 dependencies:", word);
        }
        if (!path({ word.text + start, comma - start }, policy.dependsOn[count]))
        {
            return false;
        }
        start = comma + 1;
    }
    return true;
}

template <class T> bool PolicyLine::choice(const Word & word, T & result, const char *message)
{
    for (Size i = 0; RecoveryPolicy::name((T) i); i++)
    {
        if (equals(word, RecoveryPolicy::name((T) i)))
        {
            result = (T) i;
            return true;
        }
    }
    return fail(message, word);
}
