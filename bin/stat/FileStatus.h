// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __BIN_STAT_FILESTATUS_H
#define __BIN_STAT_FILESTATUS_H

#include <POSIXApplication.h>

/**
 * Print the status of files.
 */
class FileStatus : public POSIXApplication
{
  public:

    /**
     * Constructor
     *
     * @param argc Argument count
     * @param argv Arguments, the first is the name of the program
     */
    FileStatus(int argc, char **argv);

    /**
     * Destructor
     */
    virtual ~FileStatus() { }

    /**
     * Do the work
     *
     * @return Success when everything was done, another result (exit status 1) when a part of it failed
     */
    virtual Result exec();

  private:

    /**
     * Print the status of one file
     *
     * @param path Path of the file
     *
     * @return Result code
     */
    Result printStatus(const char *path) const;
};

#endif /* __BIN_STAT_FILESTATUS_H */
