// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __BIN_LOGIN_LOGIN_H
#define __BIN_LOGIN_LOGIN_H

#include <POSIXApplication.h>

/**
 * Asks who is there and starts a shell with the privileges of that user.
 *
 * It asks until a known name is given, runs one shell and ends with it: init starts the next one. That is why it may
 * give up its own privileges for a user that has none.
 */
class Login : public POSIXApplication
{
  public:

    /**
     * Constructor
     *
     * @param argc Argument count
     * @param argv Arguments, the first is the name of the program
     */
    Login(int argc, char **argv);

    /**
     * Destructor
     */
    virtual ~Login() { }

    /**
     * Ask for a user and run a shell
     *
     * @return Success when the shell has ended
     */
    virtual Result exec();

  private:

    /** Longest name of a user, with terminator */
    static constexpr Size MaximumName = 32;

    /** Largest user file that is read */
    static constexpr Size MaximumFile = 2048;

    /**
     * Replace standard input, output and error
     *
     * @param input Path to read from
     * @param output Path to write to
     *
     * @return Result code
     */
    Result redirect(const char *input, const char *output) const;

    /**
     * Read a name from the standard input and echo it
     *
     * @param name Receives the name, empty when nothing was entered or the name is too long
     *
     * @return False when there is no more input
     */
    bool readName(char (&name)[MaximumName]);

    /**
     * Check if a user may log in
     *
     * @param name Name of the user
     *
     * @return True if the user file knows the name
     */
    bool isKnown(const char *name) const;

    /**
     * Print how many instructions the start of the system took, if the kernel command line asks for it
     */
    void printBootTime() const;

  private:

    bool m_skipNewline;
};

#endif /* __BIN_LOGIN_LOGIN_H */
