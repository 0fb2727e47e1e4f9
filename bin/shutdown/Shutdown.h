// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __BIN_SHUTDOWN_SHUTDOWN_H
#define __BIN_SHUTDOWN_SHUTDOWN_H

#include <POSIXApplication.h>

/**
 * Turn the computer off or reboot it.
 */
class Shutdown : public POSIXApplication
{
  public:

    /**
     * Constructor
     *
     * @param argc Argument count
     * @param argv Arguments, the first is the name of the program
     */
    Shutdown(int argc, char **argv);

    /**
     * Destructor
     */
    virtual ~Shutdown() { }

    /**
     * Do the work
     *
     * @return Success when everything was done, another result (exit status 1) when a part of it failed
     */
    virtual Result exec();
};

#endif /* __BIN_SHUTDOWN_SHUTDOWN_H */
