// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __BIN_HOSTNAME_HOSTNAME_H
#define __BIN_HOSTNAME_HOSTNAME_H

#include <POSIXApplication.h>

/**
 * Print the name of this computer.
 */
class Hostname : public POSIXApplication
{
  public:

    /**
     * Constructor
     *
     * @param argc Argument count
     * @param argv Arguments, the first is the name of the program
     */
    Hostname(int argc, char **argv);

    /**
     * Destructor
     */
    virtual ~Hostname() { }

    /**
     * Do the work
     *
     * @return Success when everything was done, another result (exit status 1) when a part of it failed
     */
    virtual Result exec();
};

#endif /* __BIN_HOSTNAME_HOSTNAME_H */
