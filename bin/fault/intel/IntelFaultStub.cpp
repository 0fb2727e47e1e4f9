// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/User.h>
#include "FaultStub.h"

/** The four bytes of a number, the lowest first */
#define LITTLE_ENDIAN_WORD(n) (u8) (n), (u8) ((n) >> 8), (u8) ((n) >> 16), (u8) ((n) >> 24)

/** Code that is not behind a fault */
#define FOR_EVER 0xeb, 0xfe                            /* 1: jmp 1b */

/** Exit status of `exit` */
static const u8 exitStatus = 3;

static const u8 nullCode[] =
{
    0x31, 0xc0,                                        // xor eax, eax
    0x89, 0x00,                                        // mov [eax], eax
    FOR_EVER
};

static const u8 wildCode[] =
{
    0xb8, LITTLE_ENDIAN_WORD(0x70000010U),             // mov eax, 0x70000010
    0x89, 0x00,                                        // mov [eax], eax
    FOR_EVER
};

static const u8 divideCode[] =
{
    0x31, 0xc9,                                        // xor ecx, ecx
    0x31, 0xd2,                                        // xor edx, edx
    0xf7, 0xf1,                                        // div ecx
    FOR_EVER
};

static const u8 illegalCode[] = { 0x0f, 0x0b };        // ud2
static const u8 breakpointCode[] = { 0xcc, FOR_EVER }; // int3
static const u8 privilegedCode[] = { 0xf4, FOR_EVER }; // hlt
static const u8 loopCode[] = { FOR_EVER };
static const u8 stackCode[] = { 0xe8, 0xfb, 0xff, 0xff, 0xff }; // 1: call 1b

static const u8 floatCode[] =
{
    0x9b, 0xdb, 0xe3,                                  // finit
    0x68, LITTLE_ENDIAN_WORD(0x37bU),                  // push 0x37b: division by zero is not masked
    0xd9, 0x2c, 0x24,                                  // fldcw [esp]
    0xd9, 0xe8,                                        // fld1
    0xd9, 0xee,                                        // fldz
    0xde, 0xf9,                                        // fdivp
    0x9b,                                              // fwait
    FOR_EVER
};

static const u8 exitCode[] =
{
    0xb8, LITTLE_ENDIAN_WORD((u32) API::ProcessCtlNumber), // mov eax, number
    0xb9, LITTLE_ENDIAN_WORD((u32) SELF),                  // mov ecx, SELF
    0xbb, LITTLE_ENDIAN_WORD((u32) KillPID),               // mov ebx, KillPID
    0xba, LITTLE_ENDIAN_WORD((u32) exitStatus),            // mov edx, status
    0x31, 0xf6,                                            // xor esi, esi
    0xcd, TRAP_VECTOR,                                     // int 0x90
    FOR_EVER
};

const FaultStub FaultStub::stubs[] =
{
    { "null", "writes through a null pointer", nullCode, sizeof(nullCode) },
    { "wild", "writes where nothing is mapped", wildCode, sizeof(wildCode) },
    { "divide", "divides by zero", divideCode, sizeof(divideCode) },
    { "float", "divides by zero with the floating point unit", floatCode, sizeof(floatCode) },
    { "illegal", "executes an undefined instruction", illegalCode, sizeof(illegalCode) },
    { "privileged", "executes a privileged instruction", privilegedCode, sizeof(privilegedCode) },
    { "breakpoint", "executes a breakpoint", breakpointCode, sizeof(breakpointCode) },
    { "stack", "overflows its stack", stackCode, sizeof(stackCode) },
    { "exit", "ends itself with status 3", exitCode, sizeof(exitCode) },
    { "loop", "loops for ever", loopCode, sizeof(loopCode) },
    { ZERO, ZERO, ZERO, 0 }
};
