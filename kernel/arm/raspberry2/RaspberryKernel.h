// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __KERNEL_ARM_RASPBERRY2_RASPBERRYKERNEL_H
#define __KERNEL_ARM_RASPBERRY2_RASPBERRYKERNEL_H

#include <ARMKernel.h>
#include <ARMIO.h>
#include <ARMTimer.h>
#include <BroadcomInterrupt.h>

/**
 * Kernel of the Raspberry Pi 2.
 */
class RaspberryKernel : public ARMKernel
{
  public:

    /** Constructor */
    RaspberryKernel(CoreInfo *info);

    virtual void reboot();
    virtual void shutdown(const uint status);

  protected:

    virtual bool skipInstruction(CPUState *state);

  private:

    void resetMachine(const bool halt);

  private:

    BroadcomInterrupt m_interrupt;
    ARMTimer m_clock;
    ARMIO m_io;
};

#endif /* __KERNEL_ARM_RASPBERRY2_RASPBERRYKERNEL_H */
