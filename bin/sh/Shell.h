// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __BIN_SH_SHELL_H
#define __BIN_SH_SHELL_H

#include <POSIXApplication.h>
#include "ShellJobs.h"
#include "ShellParser.h"

/**
 * Reads commands from the terminal, from a script or from an argument, and runs them.
 *
 * Usage: sh, sh FILE.., sh -c COMMANDS. The exit status is that of the last command, or the argument of `exit`.
 */
class Shell : public POSIXApplication
{
  public:

    /**
     * Constructor
     *
     * @param argc Argument count
     * @param argv Arguments, the first is the name of the program
     */
    Shell(int argc, char **argv);

    /**
     * Destructor
     */
    virtual ~Shell();

    /**
     * Entry of the program: its own arguments are few and `-c` takes a value, so the parser is not asked
     *
     * @return Exit status
     */
    virtual int run();

    /**
     * Run commands from the terminal until the end of input or `exit`
     *
     * @return Success, or OutOfMemory
     */
    virtual Result exec();

  private:

    /** Exit status when a command was not understood */
    static constexpr int SyntaxError = 2;

    /** Exit status when a program could not be started */
    static constexpr int CannotExecute = 126;

    /** Exit status when a program was not found */
    static constexpr int CommandNotFound = 127;

    /** Function of a command that the shell knows itself: returns the exit status */
    typedef int (Shell::*BuiltinFunction)(const Size count, const char **arguments);

    /** Command that the shell knows itself */
    struct Builtin
    {
        const char *name;         /**< Name of the command */
        Size minimum;             /**< Least number of arguments, without the name */
        Size maximum;             /**< Largest number of arguments, without the name */
        const char *usage;        /**< Name and arguments for the user */
        const char *help;         /**< What it does */
        BuiltinFunction function; /**< Does it */
    };

    /** All commands that the shell knows itself */
    static const Builtin builtins[];

    /**
     * Run the commands in a file
     *
     * @param path Path of the script
     *
     * @return Result code
     */
    Result runScript(const char *path);

    /**
     * Run the commands in a line
     *
     * @param line Terminated line
     */
    void runLine(const char *line);

    /**
     * Run one command
     *
     * @param count Number of arguments, with the name
     * @param arguments Terminated by a null pointer
     * @param background True if the shell shall not wait for it
     *
     * @return Exit status
     */
    int runCommand(const Size count, const char **arguments, const bool background);

    /**
     * Start a program
     *
     * @param arguments Name or path and arguments
     * @param background True if the shell shall not wait for it
     *
     * @return Exit status of the program, or of the attempt to start it
     */
    int runProgramFile(const char **arguments, const bool background);

    /**
     * Print a message about what went wrong, with the place in the script
     *
     * @param subject What it is about
     * @param text Reason
     */
    void complain(const char *subject, const char *text) const;

    /**
     * Compose the prompt
     *
     * @param prompt Receives the text
     * @param size Bytes of the text
     */
    void makePrompt(char *prompt, const Size size) const;

    /** Change the current directory */
    int changeDirectory(const Size count, const char **arguments);

    /** Leave the shell */
    int leave(const Size count, const char **arguments);

    /** Print what the shell can do */
    int help(const Size count, const char **arguments);

    /** Run a command and print how long it took */
    int time(const Size count, const char **arguments);

    /** Replace input and output of the shell */
    int redirect(const Size count, const char **arguments);

    /** Write a text to a file */
    int writeFile(const Size count, const char **arguments);

  private:

    ShellJobs m_jobs;
    ShellParser::Command *m_command;
    int m_status;
    bool m_exit;
    bool m_interactive;
    const char *m_script;
    Size m_line;
};

#endif /* __BIN_SH_SHELL_H */
