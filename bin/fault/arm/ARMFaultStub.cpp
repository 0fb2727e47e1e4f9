// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/User.h>
#include "FaultStub.h"

/** Move a number of 16 bits to a register (A8.8.102 MOV immediate, encoding A2) */
#define MOVW(reg, value) (0xe3000000U | (((value) & 0xf000U) << 4) | ((reg) << 12) | ((value) & 0xfffU))

/** Code that is not behind a fault: branch to itself */
#define FOR_EVER 0xeafffffeU

/** Exit status of `exit` */
static const u32 exitStatus = 3;

static const u32 nullCode[] =
{
    MOVW(0, 0U),
    0xe5800000U,  // str r0, [r0]
    FOR_EVER
};

static const u32 wildCode[] =
{
    0xe3a00207U,  // mov r0, #0x70000000
    0xe5800010U,  // str r0, [r0, #16]
    FOR_EVER
};

static const u32 alignmentCode[] =
{
    0xe1a0000dU,  // mov r0, sp
    0xe2800001U,  // add r0, r0, #1
    0xe8900006U,  // ldmia r0, {r1, r2}: single words may lie anywhere
    FOR_EVER
};

static const u32 stackCode[] =
{
    0xe52d0004U,  // 1: push {r0}
    0xeafffffdU   // b 1b
};

static const u32 exitCode[] =
{
    MOVW(0, (u32) API::ProcessCtlNumber),
    MOVW(1, (u32) SELF),
    MOVW(2, (u32) KillPID),
    MOVW(3, exitStatus),
    MOVW(4, 0U),
    0xef000000U,  // svc #0
    FOR_EVER
};

static const u32 illegalCode[] = { 0xe7f000f0U };               // udf #0
static const u32 breakpointCode[] = { 0xe1200070U, FOR_EVER };  // bkpt #0
static const u32 loopCode[] = { FOR_EVER };

// No kinds `divide` and `float`: the processor answers zero and infinity
const FaultStub FaultStub::stubs[] =
{
    { "null", "writes through a null pointer", (const u8 *) nullCode, sizeof(nullCode) },
    { "wild", "writes where nothing is mapped", (const u8 *) wildCode, sizeof(wildCode) },
    { "illegal", "executes an undefined instruction", (const u8 *) illegalCode, sizeof(illegalCode) },
    { "alignment", "reads two words from an odd address", (const u8 *) alignmentCode, sizeof(alignmentCode) },
    { "breakpoint", "executes a breakpoint", (const u8 *) breakpointCode, sizeof(breakpointCode) },
    { "stack", "overflows its stack", (const u8 *) stackCode, sizeof(stackCode) },
    { "exit", "ends itself with status 3", (const u8 *) exitCode, sizeof(exitCode) },
    { "loop", "loops for ever", (const u8 *) loopCode, sizeof(loopCode) },
    { ZERO, ZERO, ZERO, 0 }
};
