// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBARCH_HOST_TRAPS_H
#define __LIB_LIBARCH_HOST_TRAPS_H

#include "HostTraps.h"

#endif /* __LIB_LIBARCH_HOST_TRAPS_H */
