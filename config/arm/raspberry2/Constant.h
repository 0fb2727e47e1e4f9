// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __CONFIG_ARM_RASPBERRY2_CONSTANT_H
#define __CONFIG_ARM_RASPBERRY2_CONSTANT_H

/** This is an ARM machine. */
#define ARM 1

/** Its processor has architecture version 7. */
#define ARMV7 1

/** Bytes of memory that are used: as many as a PC has in the tests. The kernel sees up to 896 MiB. */
#define RAM_SIZE (256 * 1024 * 1024)

#include <ARMConstant.h>
#include <BroadcomConstant.h>

#endif /* __CONFIG_ARM_RASPBERRY2_CONSTANT_H */
