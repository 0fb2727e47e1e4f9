// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __BIN_SLEEP_SLEEP_H
#define __BIN_SLEEP_SLEEP_H

#include <POSIXApplication.h>

/**
 * Wait for a number of seconds.
 */
class Sleep : public POSIXApplication
{
  private:

    /** Longest time in seconds: some 31 years */
    static constexpr u32 MaximumSeconds = 999999999;

  public:

    /**
     * Constructor
     *
     * @param argc Argument count
     * @param argv Arguments, the first is the name of the program
     */
    Sleep(int argc, char **argv);

    /**
     * Destructor
     */
    virtual ~Sleep() { }

    /**
     * Do the work
     *
     * @return Success when everything was done, another result (exit status 1) when a part of it failed
     */
    virtual Result exec();
};

#endif /* __BIN_SLEEP_SLEEP_H */
