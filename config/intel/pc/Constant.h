// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __CONFIG_INTEL_PC_CONSTANT_H
#define __CONFIG_INTEL_PC_CONSTANT_H

/** This is an Intel machine. */
#define INTEL 1

#include <IntelConstant.h>

#endif /* __CONFIG_INTEL_PC_CONSTANT_H */
