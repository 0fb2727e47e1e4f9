// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __BIN_KILL_KILLPROCESS_H
#define __BIN_KILL_KILLPROCESS_H

#include <POSIXApplication.h>

/**
 * End processes.
 */
class KillProcess : public POSIXApplication
{
  public:

    /**
     * Constructor
     *
     * @param argc Argument count
     * @param argv Arguments, the first is the name of the program
     */
    KillProcess(int argc, char **argv);

    /**
     * Destructor
     */
    virtual ~KillProcess() { }

    /**
     * Do the work
     *
     * @return Success when everything was done, another result (exit status 1) when a part of it failed
     */
    virtual Result exec();
};

#endif /* __BIN_KILL_KILLPROCESS_H */
