// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include <FreeNOS/Console.h>
#include <MemoryBlock.h>
#include "IntelKernel.h"
#include "IntelSegments.h"

/*
 * The end: what the kernel says when it cannot go on, and how the machine is switched off.
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
    return !(address & 3) && address >= 0x1000 && address < IntelMap::KernelStacks + MegaByte(16);
}

static void printBacktrace(u32 eip, u32 ebp)
{
    Console::write("backtrace:\r\n");

    for (Size i = 0; i < MaximumFrames && isText(eip); i++)
    {
        printCall(eip);

        if (!isStack(ebp))
            break;

        const u32 *frame = (const u32 *) ebp;
        eip = frame[1];
        if (frame[0] <= ebp)
            break;
        ebp = frame[0];
    }
}

static void printRegisters(const CPUState & state, const u32 stack)
{
    printHex("eip ", state.eip);
    printHex(" cs ", state.cs);
    printHex(" eflags ", state.eflags);
    printHex(" esp ", stack);
    printHex("\r\neax ", state.eax);
    printHex(" ebx ", state.ebx);
    printHex(" ecx ", state.ecx);
    printHex(" edx ", state.edx);
    printHex("\r\nesi ", state.esi);
    printHex(" edi ", state.edi);
    printHex(" ebp ", state.ebp);
    Console::write("\r\n");
    printBacktrace(state.eip, state.ebp);
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

void IntelKernel::epitaph(const char *reason, const CPUState *state)
{
    asm volatile ("cli");

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
            printHex("vector ", state->vector);
            printHex(" error ", state->error);
            printHex(" address ", IntelCore::faultAddress());
            Console::write("\r\n");
            printRegisters(*state, (state->cs & 3) ? state->esp : (u32) &state->esp);
        }
        else
        {
            // No exception: what the registers hold here
            CPUState here;

            MemoryBlock::set(&here, 0, sizeof(here));
            readRegisters(here);

            const u32 *frame = (const u32 *) __builtin_frame_address(0);
            here.eip = frame[1];
            here.ebp = frame[0];
            printRegisters(here, (u32) (frame + 2));
        }
    }

    shutdown(1);
    __builtin_unreachable();
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
