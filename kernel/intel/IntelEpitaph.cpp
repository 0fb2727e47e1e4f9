// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include <FreeNOS/Console.h>
#include <FreeNOS/Epitaph.h>
#include <MemoryBlock.h>
#include "IntelKernel.h"
#include "IntelSegments.h"

/*
 * The end: registers and calls, and how the machine is switched off.
 */

static void printBacktrace(u32 eip, bool returned, u32 ebp)
{
    Console::write("backtrace:\r\n");

    for (Size i = 0; i < Epitaph::MaximumFrames && Epitaph::isText(eip); i++)
    {
        Epitaph::printCall(eip, returned);

        if (!Epitaph::isStack(ebp))
            break;

        const u32 *frame = (const u32 *) ebp;
        eip = frame[1];
        returned = true;
        if (frame[0] <= ebp)
            break;
        ebp = frame[0];
    }
}

static void printRegisters(const CPUState & state, const u32 stack)
{
    Epitaph::printHex("eip ", state.eip);
    Epitaph::printHex(" cs ", state.cs);
    Epitaph::printHex(" eflags ", state.eflags);
    Epitaph::printHex(" esp ", stack);
    Epitaph::printHex("\r\neax ", state.eax);
    Epitaph::printHex(" ebx ", state.ebx);
    Epitaph::printHex(" ecx ", state.ecx);
    Epitaph::printHex(" edx ", state.edx);
    Epitaph::printHex("\r\nesi ", state.esi);
    Epitaph::printHex(" edi ", state.edi);
    Epitaph::printHex(" ebp ", state.ebp);
    Console::write("\r\n");
}

/** Registers of the kernel itself, apart from those of the call. */
static void readRegisters(CPUState & state)
{
    u32 code, flags;

    asm volatile ("movl %%eax, %0\n"
                  "movl %%ebx, %1\n"
                  "movl %%ecx, %2\n"
                  "movl %%edx, %3\n"
                  "movl %%esi, %4\n"
                  "movl %%edi, %5\n"
                  : "=m" (state.eax), "=m" (state.ebx), "=m" (state.ecx), "=m" (state.edx), "=m" (state.esi),
                    "=m" (state.edi));
    asm volatile ("movl %%cs, %0\n"
                  "pushfl\n"
                  "popl %1\n" : "=r" (code), "=r" (flags));
    state.cs = code;
    state.eflags = flags;
}

void IntelKernel::shutdown(const uint status)
{
    // QEMU's isa-debug-exit: its exit code is status * 2 + 1, never zero
    if (status)
        IntelCore::outl(0xf4, status);

    // ACPI S5 of the PIIX4, where QEMU has its power management registers
    IntelCore::outw(0x604, 0x2000);
    Console::write("The machine can be switched off now.\r\n");

    for (;;)
        asm volatile ("cli; hlt");
}

void IntelKernel::reboot()
{
    // The keyboard controller pulses the reset line of the processor
    for (Size i = 0; i < 100000 && (IntelCore::inb(0x64) & 2); i++)
        ;
    IntelCore::outb(0x64, 0xfe);

    for (;;)
        asm volatile ("cli; hlt");
}

void IntelKernel::printState(const CPUState *state, const Address caller, const Address frame)
{
    if (state)
    {
        Epitaph::printHex("vector ", state->vector);
        Epitaph::printHex(" error ", state->error);
        Epitaph::printHex(" address ", IntelCore::faultAddress());
        Console::write("\r\n");
        printRegisters(*state, (state->cs & 3) ? state->esp : (u32) &state->esp);
        printBacktrace(state->eip, false, state->ebp);
    }
    else
    {
        // No exception: what the registers hold here
        const u32 *words = (const u32 *) frame;
        CPUState here;

        MemoryBlock::set(&here, 0, sizeof(here));
        readRegisters(here);
        here.eip = caller;
        here.ebp = words[0];
        printRegisters(here, (u32) (words + 2));
        printBacktrace(here.eip, true, here.ebp);
    }
}

extern "C" void doubleFaultHandler()
{
    const TaskState & task = IntelSegments::faultedTask();
    CPUState state;

    MemoryBlock::set(&state, 0, sizeof(state));
    state.vector = 8;
    state.eax = task.eax;
    state.ebx = task.ebx;
    state.ecx = task.ecx;
    state.edx = task.edx;
    state.esi = task.esi;
    state.edi = task.edi;
    state.ebp = task.ebp;
    state.eip = task.eip;
    state.cs = task.cs;
    state.eflags = task.eflags;
    state.esp = task.esp;
    Kernel::instance()->epitaph("double fault, the kernel stack may have overflowed", &state);
}
