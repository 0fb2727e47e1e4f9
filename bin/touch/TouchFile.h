// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __BIN_TOUCH_TOUCHFILE_H
#define __BIN_TOUCH_TOUCHFILE_H

#include <POSIXApplication.h>

/**
 * Create files that do not exist.
 */
class TouchFile : public POSIXApplication
{
  public:

    /**
     * Constructor
     *
     * @param argc Argument count
     * @param argv Arguments, the first is the name of the program
     */
    TouchFile(int argc, char **argv);

    /**
     * Destructor
     */
    virtual ~TouchFile() { }

    /**
     * Do the work
     *
     * @return Success when everything was done, another result (exit status 1) when a part of it failed
     */
    virtual Result exec();
};

#endif /* __BIN_TOUCH_TOUCHFILE_H */
