// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include "Console.h"
#include "Epitaph.h"
#include "Kernel.h"

/** Table of the kernel's functions, made by the build */
extern "C" const u32 __ksymbols[];
extern "C" const char __ksymbols_names[];
extern "C" const char __text_start[];
extern "C" const char __text_end[];

void Epitaph::printHead(const char *reason, const Process *proc)
{
    Console::write("\r\n*** kernel stopped: ");
    Console::write(reason);
    Console::write(" ***\r\n");

    if (proc)
    {
        printHex("process ", proc->getID());
        Console::write(" ");
        Console::write(proc->getPath());
        Console::write("\r\n");
    }
}

void Epitaph::printHex(const char *label, const u32 value)
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

void Epitaph::printCall(const u32 address, const bool returned)
{
    const u32 count = __ksymbols[0], code = returned ? address - 1 : address;
    const u32 *found = 0;

    for (u32 i = 0; i < count && __ksymbols[1 + (i * 2)] <= code; i++)
        found = &__ksymbols[1 + (i * 2)];

    printHex("  ", address);
    if (found && isText(code))
    {
        Console::write(" ");
        Console::write(__ksymbols_names + found[1]);
        printHex(" + 0x", address - found[0]);
    }
    Console::write("\r\n");
}

bool Epitaph::isText(const u32 address)
{
    return address >= (u32) __text_start && address < (u32) __text_end;
}

bool Epitaph::isStack(const u32 address)
{
    // Kernel memory: stacks of processes, or the one of the start
    static const u32 end = Arch::MemoryMap::KernelStacks + (MAX_PROCS * KernelStack::SlotSize);

    return !(address & 3) && address >= 0x1000 && address < end;
}
