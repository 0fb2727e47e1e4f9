// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __TEST_SERVER_VICTIM_INTEL_MACHINEFAULTS_H
#define __TEST_SERVER_VICTIM_INTEL_MACHINEFAULTS_H

#include <FreeNOS/FaultInfo.h>
#include <Types.h>

/*
 * Faults of programs on i386: see the Software Developer's Manual, volume 3, chapter 6.
 */

/** A division by zero ends the program. */
static constexpr bool DividesTrap = true;

/** Some accesses to unaligned addresses end the program. */
static constexpr bool AlignmentTraps = false;

/** Kind of fault that not every machine has: as /bin/fault calls it, and what the kernel records */
struct MachineFault
{
    const char *name;
    FaultInfo::Kind kind;
};

/** Kinds of faults that /bin/fault has on this machine only. */
static constexpr MachineFault MachineFaults[] =
{
    { "divide", FaultInfo::Arithmetic },
    { "privileged", FaultInfo::Protection },
    { "float", FaultInfo::FloatingPoint }
};

#endif /* __TEST_SERVER_VICTIM_INTEL_MACHINEFAULTS_H */
