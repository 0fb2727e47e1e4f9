// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __KERNEL_ARM_ARMKERNEL_H
#define __KERNEL_ARM_ARMKERNEL_H

#include <FreeNOS/Kernel.h>

/**
 * Kernel of ARMv7-A machines. The board adds interrupt controller, timer, console and how it is switched off.
 */
class ARMKernel : public Kernel
{
  public:

    /** Timer ticks in a second */
    static const Size TimerFrequency = 100;

    /**
     * The kernel of this board.
     *
     * @param info Facts about this core and its memory
     */
    static ARMKernel * create(CoreInfo *info);

    /** Constructor */
    ARMKernel(CoreInfo *info);

    virtual void waitForInterrupt();
    virtual Process * newProcess(ProcessID id, Address entry, bool privileged, const MemoryMap &map);
    [[noreturn]] virtual void runOnOwnStack(void (*function)());

    /** Exception, of a program or the kernel itself. */
    void exception(CPUState *state);

    /** Interrupt of a program. */
    void interrupt(CPUState *state);

    /**
     * Let programs read the cycle counter, and let it run in step with the generic timer where that is possible.
     *
     * Called before the first timestamp is taken.
     */
    static void initializeCounters();

  protected:

    virtual void printState(const CPUState *state, const Address caller, const Address frame);

    /**
     * An instruction of the kernel is undefined. Boards try some that not every machine knows.
     *
     * @return True if the kernel may go on behind it; then the program counter was moved.
     */
    virtual bool skipInstruction(CPUState *state) = 0;

  private:

    void userFault(const CPUState *state, const u32 status, const u32 address);
    void serveInterrupts(CPUState *state);
};

#endif /* __KERNEL_ARM_ARMKERNEL_H */
