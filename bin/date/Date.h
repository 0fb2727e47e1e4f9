// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __BIN_DATE_DATE_H
#define __BIN_DATE_DATE_H

#include <POSIXApplication.h>

/**
 * Print the date and time.
 */
class Date : public POSIXApplication
{
  public:

    /**
     * Constructor
     *
     * @param argc Argument count
     * @param argv Arguments, the first is the name of the program
     */
    Date(int argc, char **argv);

    /**
     * Destructor
     */
    virtual ~Date() { }

    /**
     * Do the work
     *
     * @return Success when everything was done, another result (exit status 1) when a part of it failed
     */
    virtual Result exec();
};

#endif /* __BIN_DATE_DATE_H */
