// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __BIN_SYSINFO_SYSINFO_H
#define __BIN_SYSINFO_SYSINFO_H

#include <POSIXApplication.h>

/**
 * Print memory, processors, timer and boot information.
 */
class SysInfo : public POSIXApplication
{
  public:

    /**
     * Constructor
     *
     * @param argc Argument count
     * @param argv Arguments, the first is the name of the program
     */
    SysInfo(int argc, char **argv);

    /**
     * Destructor
     */
    virtual ~SysInfo() { }

    /**
     * Do the work
     *
     * @return Success when everything was done, another result (exit status 1) when a part of it failed
     */
    virtual Result exec();
};

#endif /* __BIN_SYSINFO_SYSINFO_H */
