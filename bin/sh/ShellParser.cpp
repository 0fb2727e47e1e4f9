// SPDX-License-Identifier: GPL-3.0-or-later

#include "ShellParser.h"

ShellParser::ShellParser(const char *text)
    : m_text(text)
{
}

bool ShellParser::isSeparator(const char c)
{
    return c == ZERO || c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == ';' || c == '&' ||
           c == '|' || c == '<' || c == '>';
}

ShellParser::Result ShellParser::next(Command & command, const int status)
{
    command.count = 0;
    command.background = false;

    for (;;)
    {
        while (*m_text == ' ' || *m_text == '\t' || *m_text == '\r' || *m_text == '\n')
            m_text++;

        const char c = *m_text;

        if (c == ZERO || c == '#')
        {
            // A comment reaches to the end of the line
            while (*m_text)
                m_text++;
            if (command.count == 0)
                return EndOfInput;
            break;
        }

        if (c == ';' || c == '&')
        {
            m_text++;
            if (*m_text == '&')
                return NotSupported;
            if (command.count == 0)
            {
                if (c == ';')
                    continue;
                return MissingCommand;
            }
            command.background = (c == '&');
            break;
        }

        if (c == '|' || c == '<' || c == '>')
            return NotSupported;

        if (command.count == MaximumArguments)
            return TooManyArguments;

        const Result result = nextArgument(command.text[command.count], status);
        if (result != Success)
            return result;

        command.arguments[command.count] = command.text[command.count];
        command.count++;
    }

    command.arguments[command.count] = ZERO;
    return Success;
}

ShellParser::Result ShellParser::nextArgument(char (&argument)[ArgumentSize], const int status)
{
    Size length = 0;
    char quote = ZERO;

    for (;; m_text++)
    {
        char c = *m_text;

        if (!quote && isSeparator(c))
            break;

        if (c == ZERO)
            return UnterminatedQuote;

        if (quote ? c == quote : (c == '\'' || c == '"'))
        {
            quote = quote ? ZERO : c;
            continue;
        }

        if (c == '\\' && quote != '\'')
        {
            // Inside of double quotes it only protects what has a meaning there
            const char protectedChar = m_text[1];

            if (!quote || protectedChar == '"' || protectedChar == '\\' || protectedChar == '$')
            {
                if (protectedChar == ZERO)
                    return UnterminatedQuote;
                c = protectedChar;
                m_text++;
            }
        }
        else if (c == '$' && m_text[1] == '?' && quote != '\'')
        {
            char digits[12];
            Size count = 0;

            for (uint value = status < 0 ? -status : status; value != 0 || count == 0; value /= 10)
                digits[count++] = '0' + value % 10;
            if (status < 0)
                digits[count++] = '-';

            if (length + count >= ArgumentSize)
                return ArgumentTooLong;
            while (count > 0)
                argument[length++] = digits[--count];
            m_text++;
            continue;
        }

        if (length == ArgumentSize - 1)
            return ArgumentTooLong;
        argument[length++] = c;
    }

    argument[length] = ZERO;
    return Success;
}

const char * ShellParser::describe(const Result result)
{
    switch (result)
    {
        case Success:           return "success";
        case EndOfInput:        return "end of input";
        case UnterminatedQuote: return "the line ends inside of quotes or after a backslash";
        case TooManyArguments:  return "too many arguments (at most 30)";
        case ArgumentTooLong:   return "an argument is too long (at most 127 bytes)";
        case NotSupported:      return "pipes, redirection and && are not supported (quote | < > & to pass them on)";
        case MissingCommand:    return "there is no command before &";
    }
    return "unknown error";
}
