// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __CONFIG_ARM_RASPBERRY2_USER_H
#define __CONFIG_ARM_RASPBERRY2_USER_H

#include <FreeNOS/Constant.h>
#include <ARMTraps.h>
#include <FreeNOS/API.h>

#endif /* __CONFIG_ARM_RASPBERRY2_USER_H */
