// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __BIN_CAT_CONCATENATE_H
#define __BIN_CAT_CONCATENATE_H

#include <POSIXApplication.h>

/**
 * Copy files to the standard output, one after the other.
 */
class Concatenate : public POSIXApplication
{
  public:

    /**
     * Constructor
     *
     * @param argc Argument count
     * @param argv Arguments, the first is the name of the program
     */
    Concatenate(int argc, char **argv);

    /**
     * Destructor
     */
    virtual ~Concatenate() { }

    /**
     * Do the work
     *
     * @return Success when everything was done, another result (exit status 1) when a part of it failed
     */
    virtual Result exec();

  private:

    /** Number of bytes copied at a time */
    static constexpr Size ChunkSize = 4096;

    /**
     * Copy one file to the standard output
     *
     * @param path Path of the file
     *
     * @return Result code
     */
    Result copyFile(const char *path) const;
};

#endif /* __BIN_CAT_CONCATENATE_H */
