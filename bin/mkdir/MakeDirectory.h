// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __BIN_MKDIR_MAKEDIRECTORY_H
#define __BIN_MKDIR_MAKEDIRECTORY_H

#include <POSIXApplication.h>

/**
 * Create directories.
 */
class MakeDirectory : public POSIXApplication
{
  public:

    /**
     * Constructor
     *
     * @param argc Argument count
     * @param argv Arguments, the first is the name of the program
     */
    MakeDirectory(int argc, char **argv);

    /**
     * Destructor
     */
    virtual ~MakeDirectory() { }

    /**
     * Do the work
     *
     * @return Success when everything was done, another result (exit status 1) when a part of it failed
     */
    virtual Result exec();
};

#endif /* __BIN_MKDIR_MAKEDIRECTORY_H */
