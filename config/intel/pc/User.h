// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __CONFIG_INTEL_PC_USER_H
#define __CONFIG_INTEL_PC_USER_H

#include <FreeNOS/Constant.h>
#include <IntelTraps.h>
#include <FreeNOS/API.h>

#endif /* __CONFIG_INTEL_PC_USER_H */
