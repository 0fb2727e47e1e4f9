// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBARCH_ARM_BROADCOM_BROADCOMINTERRUPT_H
#define __LIB_LIBARCH_ARM_BROADCOM_BROADCOMINTERRUPT_H

#include <IntController.h>
#include <ARMIO.h>

/**
 * Interrupt controllers of the BCM2836: that of the peripherals (BCM2835 ARM Peripherals, chapter 7) and, in front of it,
 * that of the cores (BCM2836 "QA7" ARM quad A7 core, section 4). Only core 0 is served.
 *
 * Lines 0 to 63 are those of the peripherals, 64 to 71 the "basic" ones, and from 96 on the sources of the core.
 */
class BroadcomInterrupt : public IntController
{
  public:

    /** First of the basic lines */
    static const uint BasicLine = 64;

    /** First line of the core itself */
    static const uint CoreLine = 96;

    /** Line of the core's virtual timer */
    static const uint VirtualTimerLine = CoreLine + 3;

    /** Line of the PL011 UART */
    static const uint SerialLine = 57;

    /** Constructor: masks every line. */
    BroadcomInterrupt();

    virtual Result enable(uint irq);
    virtual Result disable(uint irq);
    virtual Result clear(uint irq);
    virtual Result nextPending(uint & irq);
    virtual bool isTriggered(uint irq);

  private:

    ARMIO m_peripherals;
    ARMIO m_core;
};

#endif /* __LIB_LIBARCH_ARM_BROADCOM_BROADCOMINTERRUPT_H */
