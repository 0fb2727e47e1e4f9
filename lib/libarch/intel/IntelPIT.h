// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBARCH_INTEL_INTELPIT_H
#define __LIB_LIBARCH_INTEL_INTELPIT_H

#include <Timer.h>

/**
 * Interval timer 8254, channel 0 (Intel 8254 data sheet, order number 231164).
 */
class IntelPIT : public Timer
{
  public:

    /** Hz of its oscillator */
    static const Size OscillatorFrequency = 1193182;

    /** Constructor */
    IntelPIT();

    virtual Result setFrequency(Size hertz);
    virtual Result start();
    virtual Result tick();
};

#endif /* __LIB_LIBARCH_INTEL_INTELPIT_H */
