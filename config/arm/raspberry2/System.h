// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __CONFIG_ARM_RASPBERRY2_SYSTEM_H
#define __CONFIG_ARM_RASPBERRY2_SYSTEM_H

#include <FreeNOS/Constant.h>
#include <ARMCore.h>
#include <ARMCache.h>
#include <ARMIO.h>
#include <ARMMap.h>
#include <ARMPaging.h>
#include <ARMKernel.h>
#include <ARMProcess.h>
#include <ARMTraps.h>
#include <FreeNOS/API.h>

#endif /* __CONFIG_ARM_RASPBERRY2_SYSTEM_H */
