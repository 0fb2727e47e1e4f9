// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __BIN_PS_PROCESSLIST_H
#define __BIN_PS_PROCESSLIST_H

#include <POSIXApplication.h>

/**
 * Print a table of all processes.
 */
class ProcessList : public POSIXApplication
{
  public:

    /**
     * Constructor
     *
     * @param argc Argument count
     * @param argv Arguments, the first is the name of the program
     */
    ProcessList(int argc, char **argv);

    /**
     * Destructor
     */
    virtual ~ProcessList() { }

    /**
     * Do the work
     *
     * @return Success when everything was done, another result (exit status 1) when a part of it failed
     */
    virtual Result exec();
};

#endif /* __BIN_PS_PROCESSLIST_H */
