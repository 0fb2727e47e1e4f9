// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __BIN_FAULT_FAULTMAKER_H
#define __BIN_FAULT_FAULTMAKER_H

#include <FreeNOS/API.h>
#include <POSIXApplication.h>
#include "FaultStub.h"

/**
 * Makes a process fail, from outside.
 *
 * The process is stopped, its code, registers or memory are spoiled, and it goes on. Needs Privilege::Manage, or to be
 * the parent.
 */
class FaultMaker : public POSIXApplication
{
  public:

    /**
     * Constructor
     *
     * @param argc Argument count
     * @param argv Arguments, the first is the name of the program
     */
    FaultMaker(int argc, char **argv);

    /**
     * Destructor
     */
    virtual ~FaultMaker() { }

    /**
     * Do the work
     *
     * @return Success when the process was spoiled
     */
    virtual Result exec();

  private:

    /** Do what the kind says to a process. */
    Result spoil(const ProcessID pid, const char *kind);

    /** Overwrite the instructions that come next. */
    API::Result spoilCode(const ProcessID pid, const FaultStub & stub);

    /** Let it go on at an address where nothing is, or with a stack where nothing is. */
    API::Result spoilRegisters(const ProcessID pid, const bool stack);

    /** Flip a bit. */
    API::Result spoilBit(const ProcessID pid);

    /** List the kinds of faults. */
    void listKinds() const;

  private:

    /** What --seed gives, or one of the moment */
    u32 m_seed;

    /** What was done, for people */
    char m_done[96];
};

#endif /* __BIN_FAULT_FAULTMAKER_H */
