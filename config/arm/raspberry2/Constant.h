// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __CONFIG_ARM_RASPBERRY2_CONSTANT_H
#define __CONFIG_ARM_RASPBERRY2_CONSTANT_H

/** This is an ARM machine. */
#define ARM 1

/** Its processor has architecture version 7. */
#define ARMV7 1

#include <ARMConstant.h>
#include <BroadcomConstant.h>

#endif /* __CONFIG_ARM_RASPBERRY2_CONSTANT_H */
