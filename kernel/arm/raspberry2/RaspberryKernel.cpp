// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include "RaspberryKernel.h"

/** Registers of the power management with its watchdog, relative to the peripherals. Described by the firmware's sources. */
enum PowerRegister
{
    ResetControl = 0x10001c,
    ResetStatus  = 0x100020,
    Watchdog     = 0x100024
};

/** Values of these registers */
enum PowerValue : u32
{
    Password      = 0x5a000000,  /**< Each write needs it */
    FullReset     = 0x00000020,  /**< ResetControl: when the watchdog runs out */
    ConfigureMask = 0x00000030,  /**< ResetControl */
    HaltPartition = 0x00000555   /**< ResetStatus: the firmware does not start again */
};

/** Operations of the debugger, if there is one (Semihosting for AArch32 and AArch64, section 6) */
enum Semihosting
{
    GetCommandLine  = 0x15,
    ExitExtended    = 0x20,
    ApplicationExit = 0x20026
};

/** The instruction that calls the debugger: HLT 0xf000 */
static const u32 HaltInstruction = 0xe10f0070;

/**
 * Call the debugger.
 *
 * @return Its answer; the number of the operation when there is none, see skipInstruction().
 */
static u32 callDebugger(const u32 operation, volatile u32 *arguments)
{
    register u32 r0 asm("r0") = operation;
    register volatile u32 *r1 asm("r1") = arguments;

    asm volatile (".word %c2" : "+r" (r0) : "r" (r1), "i" (HaltInstruction) : "memory");
    return r0;
}

ARMKernel * ARMKernel::create(CoreInfo *info)
{
    return new RaspberryKernel(info);
}

RaspberryKernel::RaspberryKernel(CoreInfo *info)
    : ARMKernel(info)
    , m_clock(BroadcomInterrupt::VirtualTimerLine)
{
    m_intControl = &m_interrupt;
    m_timer = &m_clock;
    m_clock.setFrequency(TimerFrequency);
    hookClock();

    // QEMU tells it like a debugger: name of the kernel, then what -append says
    volatile u32 arguments[] = { (u32) info->kernelCommand, sizeof(info->kernelCommand) };

    if (callDebugger(GetCommandLine, arguments) != 0)
        info->kernelCommand[0] = 0;
}

bool RaspberryKernel::skipInstruction(CPUState *state)
{
    // Nobody is there to be called
    if (state->pc & 3 || *(const u32 *) state->pc != HaltInstruction)
        return false;

    state->pc += 4;
    return true;
}

void RaspberryKernel::resetMachine(const bool halt)
{
    if (halt)
        m_io.write(ResetStatus, Password | HaltPartition);

    m_io.write(Watchdog, Password | 10);
    m_io.write(ResetControl, Password | (m_io.read(ResetControl) & 0xff & ~ConfigureMask) | FullReset);

    for (;;)
        ARMCore::waitForInterrupt();
}

void RaspberryKernel::shutdown(const uint status)
{
    // Only a debugger can tell somebody of a failure
    if (status)
    {
        volatile u32 arguments[] = { ApplicationExit, status & 0xff ? status & 0xff : 1 };
        callDebugger(ExitExtended, arguments);
    }
    resetMachine(true);
}

void RaspberryKernel::reboot()
{
    resetMachine(false);
}
