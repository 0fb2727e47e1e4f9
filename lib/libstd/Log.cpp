// SPDX-License-Identifier: GPL-3.0-or-later

#include "Log.h"
#include "String.h"

Log::Log()
    : WeakSingleton<Log>(this)
    , m_minimumLogLevel(Notice)
    , m_ident("")
    , m_outputBufferWritten(0)
{
    m_outputBuffer[0] = 0;
}

Log::~Log()
{
    if (m_instance == this)
    {
        m_instance = 0;
    }
}

Log::Level Log::getMinimumLogLevel()
{
    return m_minimumLogLevel;
}

void Log::setMinimumLogLevel(Level level)
{
    m_minimumLogLevel = level;
}

void Log::append(const char *str)
{
    if (!str)
    {
        str = "(null)";
    }
    while (*str)
    {
        m_outputBuffer[m_outputBufferWritten++] = *str++;

        if (m_outputBufferWritten == sizeof(m_outputBuffer) - 1)
        {
            flush();
        }
    }
    if (m_outputBufferWritten && m_outputBuffer[m_outputBufferWritten - 1] == '\n')
    {
        flush();
    }
}

void Log::flush()
{
    // Empty it first: write() may fail in a way which logs again
    m_outputBuffer[m_outputBufferWritten] = 0;
    m_outputBufferWritten = 0;
    write(m_outputBuffer);
}

void Log::setIdent(const char *ident)
{
    m_ident = ident;
}

const char * Log::getIdent() const
{
    return m_ident;
}

void Log::terminate() const
{
    for (;;)
    {
        asm volatile("" : : : "memory");
    }
}

/** Append what a String makes of a number. The log must work when memory is out, hence the text is on the stack. */
static Log & appendNumber(Log & log, const ulong number, const Number::Base base, const bool sign)
{
    String formatter;
    char text[24];

    formatter.setUnsigned(number, base, text, sign);
    log.append(text);
    return log;
}

Log & operator << (Log & log, const char *str)
{
    log.append(str);
    return log;
}

Log & operator << (Log & log, int number)
{
    return log << (long) number;
}

Log & operator << (Log & log, const char character)
{
    const char text[] = { character, 0 };

    log.append(text);
    return log;
}

Log & operator << (Log & log, unsigned number)
{
    return appendNumber(log, number, Number::Dec, false);
}

Log & operator << (Log & log, long number)
{
    return appendNumber(log, number < 0 ? 0 - (ulong) number : (ulong) number, Number::Dec, number < 0);
}

Log & operator << (Log & log, unsigned long number)
{
    return appendNumber(log, number, Number::Dec, false);
}

Log & operator << (Log & log, u64 number)
{
    // Nine digits at a time fit in an ulong
    const u64 billion = 1000000000;

    if (number <= ULONG_MAX)
    {
        return appendNumber(log, (ulong) number, Number::Dec, false);
    }
    ulong low = (ulong) (number % billion);

    log << (u64) (number / billion);

    char text[10];
    for (int i = 8; i >= 0; i--, low /= 10)
    {
        text[i] = (char) ('0' + low % 10);
    }
    text[9] = 0;
    log.append(text);
    return log;
}

Log & operator << (Log & log, void *ptr)
{
    return appendNumber(log, (ulong) ptr, Number::Hex, false);
}

Log & operator << (Log & log, const void *ptr)
{
    return appendNumber(log, (ulong) ptr, Number::Hex, false);
}
