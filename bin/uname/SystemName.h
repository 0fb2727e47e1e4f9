// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __BIN_UNAME_SYSTEMNAME_H
#define __BIN_UNAME_SYSTEMNAME_H

#include <POSIXApplication.h>

/**
 * Print the name and the version of the system.
 */
class SystemName : public POSIXApplication
{
  public:

    /**
     * Constructor
     *
     * @param argc Argument count
     * @param argv Arguments, the first is the name of the program
     */
    SystemName(int argc, char **argv);

    /**
     * Destructor
     */
    virtual ~SystemName() { }

    /**
     * Do the work
     *
     * @return Success when everything was done, another result (exit status 1) when a part of it failed
     */
    virtual Result exec();
};

#endif /* __BIN_UNAME_SYSTEMNAME_H */
