// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __BIN_RM_REMOVEFILE_H
#define __BIN_RM_REMOVEFILE_H

#include <POSIXApplication.h>

/**
 * Delete files.
 */
class RemoveFile : public POSIXApplication
{
  public:

    /**
     * Constructor
     *
     * @param argc Argument count
     * @param argv Arguments, the first is the name of the program
     */
    RemoveFile(int argc, char **argv);

    /**
     * Destructor
     */
    virtual ~RemoveFile() { }

    /**
     * Do the work
     *
     * @return Success when everything was done, another result (exit status 1) when a part of it failed
     */
    virtual Result exec();
};

#endif /* __BIN_RM_REMOVEFILE_H */
