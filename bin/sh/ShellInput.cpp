// SPDX-License-Identifier: GPL-3.0-or-later

#include <string.h>
#include <unistd.h>
#include <sys/types.h>
#include "ShellInput.h"

ShellInput::ShellInput()
    : m_line(new char[MaximumLine])
    , m_saved(new char[MaximumLine])
    , m_length(0)
    , m_cursor(0)
    , m_tooLong(false)
    , m_done(false)
    , m_end(false)
    , m_skipNewline(true)
    , m_state(Normal)
    , m_parameter(0)
    , m_prompt("")
    , m_historyCount(0)
    , m_historyPosition(0)
    , m_outputCount(0)
{
}

ShellInput::~ShellInput()
{
    for (Size i = 0; i < m_historyCount; i++)
        delete[] m_history[i];
    delete[] m_saved;
    delete[] m_line;
}

ShellInput::Result ShellInput::readLine(const char *prompt, const char **line)
{
    m_length = 0;
    m_cursor = 0;
    m_tooLong = false;
    m_done = false;
    m_end = false;
    m_state = Normal;
    m_prompt = prompt;
    m_historyPosition = m_historyCount;
    m_saved[0] = ZERO;

    put(prompt);
    flush();

    while (!m_done && !m_end)
    {
        char c;

        if (!readByte(c))
        {
            m_end = true;
        }
        else if (c == '\n' && m_skipNewline)
        {
            // Second half of CR LF. A shell starts in this state: login has taken the CR
            m_skipNewline = false;
        }
        else
        {
            m_skipNewline = (c == '\r');
            // No sequence goes over a control character: Enter after Escape is Enter
            if ((u8) c < ' ')
                m_state = Normal;
            if (m_state == Normal)
                handleByte(c);
            else
                handleSequence(c);
        }
        flush();
    }

    put("\r\n");
    flush();
    m_line[m_length] = ZERO;
    *line = m_line;

    if (m_end)
        return EndOfInput;
    if (m_tooLong)
        return LineTooLong;

    remember();
    return Success;
}

bool ShellInput::readByte(char & c)
{
    // The console may be away for a moment while it is restarted
    for (Size failures = 0; failures < 5; failures++)
    {
        const ssize_t n = read(0, &c, 1);

        if (n == 1)
            return true;
        if (n == 0)
            return false;
        sleep(1);
    }
    return false;
}

void ShellInput::handleByte(const char c)
{
    switch (c)
    {
        case '\r':
        case '\n':
            m_done = true;
            break;

        case 0x1b:
            m_state = Escape;
            break;

        case 0x01: // ctrl-a
            moveTo(0);
            break;

        case 0x03: // ctrl-c
            put("^C");
            m_length = m_cursor = 0;
            m_tooLong = false;
            m_done = true;
            break;

        case 0x04: // ctrl-d
            if (m_length == 0)
                m_end = true;
            else if (m_cursor < m_length)
                erase(m_cursor, 1);
            break;

        case 0x05: // ctrl-e
            moveTo(m_length);
            break;

        case '\b':
        case 0x7f:
            if (m_cursor > 0)
                erase(m_cursor - 1, 1);
            break;

        case 0x0b: // ctrl-k
            erase(m_cursor, m_length - m_cursor);
            break;

        case 0x0c: // ctrl-l
            put("\033[2J\033[H");
            put(m_prompt);
            for (Size i = 0; i < m_cursor; i++)
                put(m_line[i]);
            redraw();
            break;

        case 0x15: // ctrl-u
            erase(0, m_cursor);
            break;

        default:
            if (c >= ' ' && c < 0x7f)
                insert(c);
            else
                put('\a');
            break;
    }
}

void ShellInput::handleSequence(const char c)
{
    if (m_state == Escape)
    {
        m_state = (c == '[' || c == 'O') ? Sequence : Normal;
        m_parameter = 0;
        return;
    }

    if (c >= '0' && c <= '9')
    {
        if (m_parameter < 100)
            m_parameter = m_parameter * 10 + (c - '0');
        return;
    }

    // Other parameters are of no interest, the final byte ends the sequence
    if (c < 0x40)
        return;

    m_state = Normal;

    switch (c)
    {
        case 'A': browse(-1); break;
        case 'B': browse(1); break;
        case 'C': moveTo(m_cursor < m_length ? m_cursor + 1 : m_length); break;
        case 'D': moveTo(m_cursor > 0 ? m_cursor - 1 : 0); break;
        case 'H': moveTo(0); break;
        case 'F': moveTo(m_length); break;

        case '~':
            if (m_parameter == 1 || m_parameter == 7)
                moveTo(0);
            else if (m_parameter == 4 || m_parameter == 8)
                moveTo(m_length);
            else if (m_parameter == 3 && m_cursor < m_length)
                erase(m_cursor, 1);
            break;

        default:
            break;
    }
}

void ShellInput::insert(const char c)
{
    if (m_length == MaximumLine - 1)
    {
        m_tooLong = true;
        put('\a');
        return;
    }

    memmove(m_line + m_cursor + 1, m_line + m_cursor, m_length - m_cursor);
    m_line[m_cursor++] = c;
    m_length++;
    put(c);
    if (m_cursor < m_length)
        redraw();
}

void ShellInput::erase(const Size first, const Size count)
{
    left(m_cursor - first);
    memmove(m_line + first, m_line + first + count, m_length - first - count);
    m_length -= count;
    m_cursor = first;
    redraw();
}

void ShellInput::moveTo(const Size position)
{
    if (position < m_cursor)
    {
        left(m_cursor - position);
    }
    else
    {
        // What is printed again moves the cursor right
        for (Size i = m_cursor; i < position; i++)
            put(m_line[i]);
    }
    m_cursor = position;
}

void ShellInput::replace(const char *text)
{
    moveTo(0);
    m_length = strlen(text);
    memcpy(m_line, text, m_length);
    redraw();
    moveTo(m_length);
}

void ShellInput::browse(const int direction)
{
    if (direction < 0 ? m_historyPosition == 0 : m_historyPosition == m_historyCount)
        return;

    if (m_historyPosition == m_historyCount)
    {
        m_line[m_length] = ZERO;
        memcpy(m_saved, m_line, m_length + 1);
    }

    m_historyPosition += direction;
    replace(m_historyPosition == m_historyCount ? m_saved : m_history[m_historyPosition]);
}

void ShellInput::remember()
{
    if (m_length == 0)
        return;

    if (m_historyCount > 0 && strcmp(m_history[m_historyCount - 1], m_line) == 0)
        return;

    char *copy = new char[m_length + 1];
    if (!copy)
        return;
    memcpy(copy, m_line, m_length + 1);

    if (m_historyCount == HistoryCount)
    {
        delete[] m_history[0];
        memmove(m_history, m_history + 1, sizeof(m_history[0]) * (HistoryCount - 1));
        m_historyCount--;
    }
    m_history[m_historyCount++] = copy;
}

void ShellInput::redraw()
{
    for (Size i = m_cursor; i < m_length; i++)
        put(m_line[i]);
    put("\033[K");
    left(m_length - m_cursor);
}

void ShellInput::left(Size count)
{
    while (count-- > 0)
        put('\b');
}

void ShellInput::put(const char *text)
{
    while (*text)
        put(*text++);
}

void ShellInput::put(const char c)
{
    if (m_outputCount == OutputSize)
        flush();
    m_output[m_outputCount++] = c;
}

void ShellInput::flush()
{
    for (Size done = 0; done < m_outputCount;)
    {
        const ssize_t n = write(1, m_output + done, m_outputCount - done);
        if (n <= 0)
            break;
        done += n;
    }
    m_outputCount = 0;
}
