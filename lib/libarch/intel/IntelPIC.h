// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBARCH_INTEL_INTELPIC_H
#define __LIB_LIBARCH_INTEL_INTELPIC_H

#include <IntController.h>

/**
 * Two cascaded 8259A interrupt controllers (Intel 8259A data sheet, order number 231468).
 */
class IntelPIC : public IntController
{
  public:

    /** Vector of line zero */
    static const uint Base = 32;

    /** Number of lines */
    static const uint Lines = 16;

    /** Constructor: initializes both controllers and masks every line but the cascade. */
    IntelPIC();

    virtual Result enable(uint irq);
    virtual Result disable(uint irq);
    virtual Result clear(uint irq);

    /** @return True if an interrupt of this line was not real and needs no acknowledgement */
    bool isSpurious(const uint irq) const;

  private:

    void apply() const;

  private:

    u16 m_mask;
};

#endif /* __LIB_LIBARCH_INTEL_INTELPIC_H */
