// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __BIN_ECHO_ECHO_H
#define __BIN_ECHO_ECHO_H

#include <POSIXApplication.h>

/**
 * Print its arguments, separated by blanks.
 */
class Echo : public POSIXApplication
{
  public:

    /**
     * Constructor
     *
     * @param argc Argument count
     * @param argv Arguments, the first is the name of the program
     */
    Echo(int argc, char **argv);

    /**
     * Destructor
     */
    virtual ~Echo() { }

    /**
     * Entry of the program
     *
     * The arguments are text, not flags: the parser is not asked.
     *
     * @return Exit status
     */
    virtual int run();

    /**
     * Do the work
     *
     * @return Success when everything was done, another result (exit status 1) when a part of it failed
     */
    virtual Result exec();
};

#endif /* __BIN_ECHO_ECHO_H */
