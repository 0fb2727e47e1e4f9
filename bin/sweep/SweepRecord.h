// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __BIN_SWEEP_SWEEPRECORD_H
#define __BIN_SWEEP_SWEEPRECORD_H

#include <Macros.h>
#include <Types.h>

/**
 * What the client tells the debugger that watches it; support/everyinstruction.py knows the layout.
 */
struct SweepRecord
{
    /** Where the client is when it calls sweepStop() */
    enum Phase : u32
    {
        Input = 1,  /**< Wants characters at the console */
        Begin,      /**< The round in which the server is made to fail comes next */
        End,        /**< It is over */
        Done        /**< A further round is over, too, and all was counted */
    };

    u32 phase;       /**< Phase */
    u32 faults;      /**< Written by the debugger: how many faults there will be */
    u32 answers;     /**< Requests whose answer was right */
    u32 wrong;       /**< Answers that were wrong, or errors */
    u32 lost;        /**< Requests that were answered but not executed */
    u32 doubled;     /**< Requests that were executed twice */
    u32 restarts;    /**< Restarts of the server since Begin */
    u32 pages;       /**< Free pages */
    u32 shares;      /**< Share records */
    u32 heap;        /**< Free bytes of the kernel's heap */
    char error[88];  /**< The first thing that was wrong, empty if none was */
};

/** The record, found by its name */
extern C volatile SweepRecord sweepRecord;

/** The debugger stops here. */
extern C void sweepStop();

/** Tell the debugger how far we are. */
inline void sweepMark(const SweepRecord::Phase phase)
{
    sweepRecord.phase = phase;
    sweepStop();
}

#endif /* __BIN_SWEEP_SWEEPRECORD_H */
