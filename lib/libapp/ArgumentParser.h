// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBAPP_ARGUMENTPARSER_H
#define __LIB_LIBAPP_ARGUMENTPARSER_H

#include <Types.h>
#include <List.h>
#include <String.h>
#include "ArgumentContainer.h"
#include "Argument.h"

/**
 * Parses the arguments of a program and makes its usage text.
 *
 * Understands `-x`, clusters `-xyz`, `--name`, `--name=value`, and `--` after which everything is positional.
 * A lone `-` is positional.
 */
class ArgumentParser
{
  public:

    /** Result codes. */
    enum Result
    {
        Success,
        InvalidArgument, /**< Unknown option, or too many arguments, or a bad registration. */
        NotFound,        /**< A required argument is missing. */
        AlreadyExists    /**< A flag or argument of that name is registered already. */
    };

  public:

    /**
     * Constructor.
     */
    ArgumentParser();

    /**
     * Destructor.
     */
    virtual ~ArgumentParser();

    /** Owns its arguments, so it is not copied. */
    ArgumentParser(const ArgumentParser &) = delete;

    /** Owns its arguments, so it is not assigned. */
    ArgumentParser & operator = (const ArgumentParser &) = delete;

    /**
     * Make the usage text.
     *
     * @return Text of several lines, each with a newline
     */
    String getUsage() const;

    /**
     * Get the program name.
     *
     * @return Reference valid as long as this object
     */
    const String & name() const;

    /**
     * Set the program name.
     *
     * @param name Terminated name, copied
     */
    void setName(const char *name);

    /**
     * Set the program description.
     *
     * @param desc Text, copied
     */
    void setDescription(const String & desc);

    /**
     * Register a flag.
     *
     * @param arg One-letter identifier, or zero for none
     * @param name Long name, copied
     * @param description Text for the usage, copied
     *
     * @return Success, InvalidArgument or AlreadyExists
     */
    Result registerFlag(char arg, const char *name, const char *description);

    /**
     * Register a positional argument.
     *
     * @param name Name, copied
     * @param description Text for the usage, copied
     * @param count Number of values it takes, zero for the rest of the line, which may be nothing
     *
     * @return Success, InvalidArgument (also if one was registered that takes the rest) or AlreadyExists
     */
    Result registerPositional(const char *name, const char *description, Size count = 1);

    /**
     * Parse arguments.
     *
     * @param argc Number of arguments, with the program name
     * @param argv Terminated arguments
     * @param output Receives what was parsed. After an error it holds what was parsed before it.
     *
     * @return Success, InvalidArgument or NotFound; getError() has the details
     */
    Result parse(int argc, char **argv, ArgumentContainer & output);

    /**
     * Read a whole number that a person gave: decimal digits and nothing else.
     *
     * @param text Terminated text
     * @param maximum Largest number allowed
     * @param number Output: the number; not changed if the text is none
     *
     * @return True if the text is a number up to the maximum
     */
    static bool parseNumber(const char *text, const u32 maximum, u32 & number);

    /**
     * Tell what was wrong in the last call of parse().
     *
     * @return One line without newline, empty if all was well
     */
    const String & getError() const;

  private:

    /**
     * Find a registered flag.
     *
     * @param name Start of its long name
     * @param length Number of characters of the name
     *
     * @return Registered flag or null
     */
    const Argument * findFlag(const char *name, const Size length) const;

    /**
     * Find a registered flag.
     *
     * @param identifier One-letter identifier
     *
     * @return Registered flag or null
     */
    const Argument * findFlag(const char identifier) const;

    /**
     * Parse one argument that starts with two dashes.
     *
     * @param text What follows the dashes
     * @param output Receives the flag
     *
     * @return Success or InvalidArgument
     */
    Result parseLong(const char *text, ArgumentContainer & output);

    /**
     * Parse one argument that starts with a single dash.
     *
     * @param text What follows the dash
     * @param output Receives the flags
     *
     * @return Success or InvalidArgument
     */
    Result parseShort(const char *text, ArgumentContainer & output);

    /**
     * Assign values to the registered positional arguments.
     *
     * @param values Values in order
     * @param output Receives the arguments
     *
     * @return Success, InvalidArgument or NotFound
     */
    Result assignPositionals(const List<char *> & values, ArgumentContainer & output);

    /**
     * Record a copy of a registered argument as given.
     *
     * @param arg Registered argument
     * @param value Terminated value
     *
     * @return New Argument
     */
    static Argument * clone(const Argument & arg, const char *value);

  private:

    /** Program name. */
    String m_name;

    /** Program description. */
    String m_description;

    /** What was wrong in the last parse. */
    String m_error;

    /** Registered flags, in order. */
    List<Argument *> m_flags;

    /** Registered positional arguments, in order. */
    List<Argument *> m_positionals;
};

#endif /* __LIB_LIBAPP_ARGUMENTPARSER_H */
