// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBAPP_APPLICATION_H
#define __LIB_LIBAPP_APPLICATION_H

#include <Types.h>
#include <Macros.h>
#include <String.h>
#include "ArgumentContainer.h"
#include "ArgumentParser.h"

/**
 * Base of programs: parses arguments, prints usage and version, runs, and maps the result to an exit status.
 *
 * Each program has the flags -h/--help (usage, exit status 1), -v/--version (exit status 0) and -d/--debug
 * (log everything).
 */
class Application
{
  public:

    /** Result codes. */
    enum Result
    {
        Success,
        NotFound,
        IOError,
        InvalidArgument,
        ShowUsage, /**< Print the usage and fail. */
        TimedOut,
        OutOfMemory
    };

  public:

    /**
     * Constructor.
     *
     * @param argc Number of arguments, with the program name
     * @param argv Terminated arguments, which must outlive this object
     */
    Application(int argc, char **argv);

    /**
     * Destructor.
     */
    virtual ~Application();

    /**
     * Run the program.
     *
     * @return Exit status: 0 if all went well, otherwise 1
     */
    virtual int run();

  protected:

    /**
     * Prepare, after the arguments were parsed.
     *
     * @return Success, or the reason why exec() must not be called
     */
    virtual Result initialize();

    /**
     * Do the work of the program.
     *
     * @return Result code
     */
    virtual Result exec() = 0;

    /**
     * Print text to the standard output.
     *
     * @param string Terminated text
     *
     * @return Success or IOError
     */
    virtual Result output(const char *string) const = 0;

    /**
     * Print text to the standard output.
     *
     * @param string Text
     *
     * @return Success or IOError
     */
    virtual Result output(String & string) const;

    /**
     * Get the argument parser, to register flags and arguments in a constructor.
     *
     * @return Reference valid as long as this object
     */
    ArgumentParser & parser();

    /**
     * Get the argument parser.
     *
     * @return Reference valid as long as this object
     */
    const ArgumentParser & parser() const;

    /**
     * Get the parsed arguments.
     *
     * @return Reference valid as long as this object
     */
    const ArgumentContainer & arguments() const;

    /**
     * Set the text that --version prints.
     *
     * @param version Text, copied
     */
    void setVersion(const String & version);

  protected:

    /** Number of arguments. */
    int m_argc;

    /** Arguments. */
    char ** m_argv;

  private:

    /** Parses the arguments. */
    ArgumentParser m_parser;

    /** Parsed arguments. */
    ArgumentContainer m_arguments;

    /** Text for --version. */
    String m_version;
};

#endif /* __LIB_LIBAPP_APPLICATION_H */
