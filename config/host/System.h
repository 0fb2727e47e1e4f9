// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __CONFIG_HOST_SYSTEM_H
#define __CONFIG_HOST_SYSTEM_H

#include <FreeNOS/Constant.h>
#include <HostCore.h>
#include <HostCache.h>
#include <HostIO.h>
#include <HostTraps.h>
#include <FreeNOS/API.h>

#endif /* __CONFIG_HOST_SYSTEM_H */
