// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include <FreeNOS/Console.h>
#include <FreeNOS/Epitaph.h>
#include "ARMKernel.h"

/*
 * The end: registers and calls.
 */

/**
 * Print who called whom.
 *
 * GCC lets the frame pointer refer to the saved return address, with the caller's frame pointer below it; Clang to the
 * latter, with the return address above.
 */
static void printBacktrace(const u32 pc, const bool returned, const u32 lr, u32 fp)
{
    Console::write("backtrace:\r\n");
    Epitaph::printCall(pc, returned);

    u32 last = pc;

    // A function that calls no other keeps its return address in a register
    if (Epitaph::isText(lr) && lr != pc)
    {
        Epitaph::printCall(lr, true);
        last = lr;
    }

    for (Size i = 0; i < Epitaph::MaximumFrames && Epitaph::isStack(fp) && Epitaph::isStack(fp - 4); i++)
    {
        const u32 *frame = (const u32 *) fp;
        const bool above = Epitaph::isText(frame[0]);
        const u32 caller = above ? frame[0] : frame[1];
        const u32 next = above ? frame[-1] : frame[0];

        if (!Epitaph::isText(caller))
            break;

        if (caller != last)
            Epitaph::printCall(caller, true);

        last = caller;
        if (next <= fp)
            break;
        fp = next;
    }
}

static void printRegisters(const CPUState *state)
{
    static const char *names[] =
    {
        "\r\nr0 ", " r1 ", " r2 ", " r3 ", "\r\nr4 ", " r5 ", " r6 ", " r7 ", "\r\nr8 ", " r9 ", " r10 ", " r11 ", "\r\nr12 "
    };

    Epitaph::printHex("vector ", state->vector);
    Epitaph::printHex(" data status ", ARMCore::dataFaultStatus());
    Epitaph::printHex(" address ", ARMCore::dataFaultAddress());
    Epitaph::printHex("\r\ninstruction status ", ARMCore::instructionFaultStatus());
    Epitaph::printHex(" address ", ARMCore::instructionFaultAddress());
    Epitaph::printHex("\r\npc ", state->pc);
    Epitaph::printHex(" lr ", state->lr);
    Epitaph::printHex(" sp ", state->sp);
    Epitaph::printHex(" cpsr ", state->cpsr);

    for (Size i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        Epitaph::printHex(names[i], state->r[i]);

    Console::write("\r\n");
}

void ARMKernel::printState(const CPUState *state, const Address caller, const Address frame)
{
    if (state)
    {
        printRegisters(state);
        printBacktrace(state->pc, false, state->lr, state->r[11]);
    }
    else
    {
        printBacktrace(caller, true, 0, frame);
    }
}
