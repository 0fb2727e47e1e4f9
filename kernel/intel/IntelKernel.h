// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __KERNEL_INTEL_INTELKERNEL_H
#define __KERNEL_INTEL_INTELKERNEL_H

#include <FreeNOS/Kernel.h>
#include <IntelPIC.h>
#include <IntelPIT.h>

/**
 * Kernel of Intel machines.
 */
class IntelKernel : public Kernel
{
  public:

    /** Timer ticks in a second */
    static const Size TimerFrequency = 100;

    /** Constructor */
    IntelKernel(CoreInfo *info);

    virtual void waitForInterrupt();
    virtual Process * newProcess(ProcessID id, Address entry, bool privileged, const MemoryMap &map);
    [[noreturn]] virtual void runOnOwnStack(void (*function)());
    virtual void reboot();
    virtual void shutdown(const uint status);

    /** Exception, from user mode or the kernel's own. */
    void exception(CPUState *state);

    /** Interrupt of a device or the timer. */
    void interrupt(CPUState *state);

  protected:

    virtual void printState(const CPUState *state, const Address caller, const Address frame);

  private:

    void userFault(const CPUState *state, const u32 address);

  private:

    IntelPIC m_pic;
    IntelPIT m_pit;
};

#endif /* __KERNEL_INTEL_INTELKERNEL_H */
