// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __BIN_SH_SHELLPARSER_H
#define __BIN_SH_SHELLPARSER_H

#include <Types.h>
#include <Macros.h>

/**
 * Splits a line into commands and their arguments.
 *
 * Arguments are separated by blanks. Single quotes keep everything between them, double quotes all but backslash and
 * `$?`, a backslash keeps the next character. `#` at the start of an argument begins a comment, `;` ends a command
 * and `&` ends one that is to run in the background. `$?` is the exit status of the last command.
 */
class ShellParser
{
  public:

    /** Most arguments of a command, with its name. The kernel's argument page has one slot more. */
    static constexpr Size MaximumArguments = 31;

    /** Bytes of an argument, with terminator. */
    static constexpr Size ArgumentSize = 128;

    /** Result codes */
    enum Result
    {
        Success,
        EndOfInput,
        UnterminatedQuote,
        TooManyArguments,
        ArgumentTooLong,
        NotSupported,
        MissingCommand
    };

    /** One command */
    struct Command
    {
        Size count;                                     /**< Number of arguments, with the name */
        bool background;                                /**< True when it ended with `&` */
        const char *arguments[MaximumArguments + 1];    /**< Arguments, terminated by a null pointer */
        char text[MaximumArguments][ArgumentSize];      /**< Where the arguments are kept */
    };

    /**
     * Constructor
     *
     * @param text Terminated line to split, which must outlive this object
     */
    ShellParser(const char *text);

    /**
     * Split off the next command
     *
     * @param command Receives the command
     * @param status Exit status of the last command, the value of `$?`
     *
     * @return Success, EndOfInput when nothing is left, otherwise why the line cannot be understood
     */
    Result next(Command & command, const int status);

    /**
     * Tell what a result means
     *
     * @param result Result code
     *
     * @return Text for the user
     */
    static const char * describe(const Result result);

  private:

    /**
     * Split off one argument
     *
     * @param argument Receives the terminated argument
     * @param status Value of `$?`
     *
     * @return Result code
     */
    Result nextArgument(char (&argument)[ArgumentSize], const int status);

    /**
     * Check for the end of an argument
     *
     * @param c Character outside of quotes
     *
     * @return True when it does not belong to the argument
     */
    static bool isSeparator(const char c);

  private:

    const char *m_text;
};

#endif /* __BIN_SH_SHELLPARSER_H */
