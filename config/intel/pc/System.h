// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __CONFIG_INTEL_PC_SYSTEM_H
#define __CONFIG_INTEL_PC_SYSTEM_H

#include <FreeNOS/Constant.h>
#include <IntelCore.h>
#include <IntelCache.h>
#include <IntelIO.h>
#include <IntelMap.h>
#include <IntelPaging.h>
#include <IntelKernel.h>
#include <IntelProcess.h>
#include <IntelTraps.h>
#include <FreeNOS/API.h>

#endif /* __CONFIG_INTEL_PC_SYSTEM_H */
