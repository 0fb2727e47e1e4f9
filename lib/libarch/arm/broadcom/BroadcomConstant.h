// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBARCH_ARM_BROADCOM_BROADCOMCONSTANT_H
#define __LIB_LIBARCH_ARM_BROADCOM_BROADCOMCONSTANT_H

/** First physical address of memory. */
#define RAM_ADDR 0

/** Physical address of the peripherals (BCM2835 ARM Peripherals, section 1.2.3; the BCM2836 has them at 0x3f000000). */
#define IO_BASE 0x3f000000

/** Physical address of the peripherals of the cores (BCM2836 "QA7" ARM quad A7 core, section 3). */
#define IO_LOCAL_BASE 0x40000000

#endif /* __LIB_LIBARCH_ARM_BROADCOM_BROADCOMCONSTANT_H */
