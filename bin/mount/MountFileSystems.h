// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __BIN_MOUNT_MOUNTFILESYSTEMS_H
#define __BIN_MOUNT_MOUNTFILESYSTEMS_H

#include <POSIXApplication.h>

/**
 * List the mounted file systems or wait for one.
 */
class MountFileSystems : public POSIXApplication
{
  public:

    /**
     * Constructor
     *
     * @param argc Argument count
     * @param argv Arguments, the first is the name of the program
     */
    MountFileSystems(int argc, char **argv);

    /**
     * Destructor
     */
    virtual ~MountFileSystems() { }

    /**
     * Do the work
     *
     * @return Success when everything was done, another result (exit status 1) when a part of it failed
     */
    virtual Result exec();

  private:

    /**
     * Print all mounted file systems
     *
     * @return Result code
     */
    Result listMounts() const;
};

#endif /* __BIN_MOUNT_MOUNTFILESYSTEMS_H */
