// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include <FreeNOS/Console.h>
#include "ARMKernel.h"

/*
 * The end: what the kernel says when it cannot go on.
 */

/** Table of the kernel's functions, made by the build */
extern "C" const u32 __ksymbols[];
extern "C" const char __ksymbols_names[];
extern "C" const char __text_start[];
extern "C" const char __text_end[];

/** Most calls that are shown */
static const Size MaximumFrames = 24;

/** Set while the epitaph is written: a second one would only repeat the first */
static bool ending = false;

static void printHex(const char *label, const u32 value)
{
    char text[] = "00000000";

    for (int i = 0; i < 8; i++)
    {
        const u32 digit = (value >> (28 - (i * 4))) & 0xf;
        text[i] = digit < 10 ? '0' + digit : 'a' + digit - 10;
    }
    Console::write(label);
    Console::write(text);
}

static bool isText(const u32 address)
{
    return address >= (u32) __text_start && address < (u32) __text_end;
}

static void printCall(const u32 address)
{
    const u32 count = __ksymbols[0];
    const u32 *found = 0;

    for (u32 i = 0; i < count && __ksymbols[1 + (i * 2)] <= address; i++)
        found = &__ksymbols[1 + (i * 2)];

    printHex("  ", address);
    if (found && isText(address))
    {
        Console::write(" ");
        Console::write(__ksymbols_names + found[1]);
        printHex(" + 0x", address - found[0]);
    }
    Console::write("\r\n");
}

static bool isStack(const u32 address)
{
    // Kernel memory: stacks of processes, or the one of the start
    return !(address & 3) && address >= 0x1000 && address < ARMMap::KernelStacks + MegaByte(16);
}

/**
 * Print who called whom.
 *
 * GCC lets the frame pointer refer to the saved return address, with the caller's frame pointer below it; Clang to the
 * latter, with the return address above.
 */
static void printBacktrace(const u32 pc, const u32 lr, u32 fp)
{
    Console::write("backtrace:\r\n");
    printCall(pc);

    u32 last = pc;

    // A function that calls no other keeps its return address in a register
    if (isText(lr) && lr != pc)
    {
        printCall(lr);
        last = lr;
    }

    for (Size i = 0; i < MaximumFrames && isStack(fp) && isStack(fp - 4); i++)
    {
        const u32 *frame = (const u32 *) fp;
        const bool above = isText(frame[0]);
        const u32 caller = above ? frame[0] : frame[1];
        const u32 next = above ? frame[-1] : frame[0];

        if (!isText(caller))
            break;

        if (caller != last)
            printCall(caller);

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

    printHex("vector ", state->vector);
    printHex(" data status ", ARMCore::dataFaultStatus());
    printHex(" address ", ARMCore::dataFaultAddress());
    printHex("\r\ninstruction status ", ARMCore::instructionFaultStatus());
    printHex(" address ", ARMCore::instructionFaultAddress());
    printHex("\r\npc ", state->pc);
    printHex(" lr ", state->lr);
    printHex(" sp ", state->sp);
    printHex(" cpsr ", state->cpsr);

    for (Size i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        printHex(names[i], state->r[i]);

    Console::write("\r\n");
}

void ARMKernel::epitaph(const char *reason, const CPUState *state)
{
    ARMCore::disableInterrupts();

    if (!ending)
    {
        ending = true;
        Console::write("\r\n*** kernel stopped: ");
        Console::write(reason);
        Console::write(" ***\r\n");

        Process *proc = m_procs ? m_procs->current() : 0;
        if (proc)
        {
            printHex("process ", proc->getID());
            Console::write(" ");
            Console::write(proc->getPath());
            Console::write("\r\n");
        }

        if (state)
        {
            printRegisters(state);
            printBacktrace(state->pc, state->lr, state->r[11]);
        }
        else
        {
            printBacktrace((u32) __builtin_return_address(0), 0, (u32) __builtin_frame_address(0));
        }
    }

    shutdown(1);
    __builtin_unreachable();
}
