// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __CONFIG_HOST_USER_H
#define __CONFIG_HOST_USER_H

#include <FreeNOS/Constant.h>
#include <HostTraps.h>
#include <FreeNOS/API.h>

#endif /* __CONFIG_HOST_USER_H */
