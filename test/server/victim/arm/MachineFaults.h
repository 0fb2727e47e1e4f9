// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __TEST_SERVER_VICTIM_ARM_MACHINEFAULTS_H
#define __TEST_SERVER_VICTIM_ARM_MACHINEFAULTS_H

#include <FreeNOS/FaultInfo.h>
#include <Types.h>

/*
 * Faults of programs on ARMv7: see B1.9 and A3.2.1 of the ARM Architecture Reference Manual.
 */

/** A division by zero ends the program. */
static constexpr bool DividesTrap = false;

/** Some accesses to unaligned addresses end the program. */
static constexpr bool AlignmentTraps = true;

/** Kind of fault that not every machine has: as /bin/fault calls it, and what the kernel records */
struct MachineFault
{
    const char *name;
    FaultInfo::Kind kind;
};

/** Kinds of faults that /bin/fault has on this machine only. */
static constexpr MachineFault MachineFaults[] =
{
    { "alignment", FaultInfo::Alignment }
};

#endif /* __TEST_SERVER_VICTIM_ARM_MACHINEFAULTS_H */
