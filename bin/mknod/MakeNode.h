// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __BIN_MKNOD_MAKENODE_H
#define __BIN_MKNOD_MAKENODE_H

#include <POSIXApplication.h>

/**
 * Create a special file.
 */
class MakeNode : public POSIXApplication
{
  private:

    /** Largest MINOR, see DeviceID */
    static constexpr u32 MaximumMinor = 0xffff;

  public:

    /**
     * Constructor
     *
     * @param argc Argument count
     * @param argv Arguments, the first is the name of the program
     */
    MakeNode(int argc, char **argv);

    /**
     * Destructor
     */
    virtual ~MakeNode() { }

    /**
     * Do the work
     *
     * @return Success when everything was done, another result (exit status 1) when a part of it failed
     */
    virtual Result exec();
};

#endif /* __BIN_MKNOD_MAKENODE_H */
