// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBARCH_ARM_TRAPS_H
#define __LIB_LIBARCH_ARM_TRAPS_H

#include "ARMTraps.h"

#endif /* __LIB_LIBARCH_ARM_TRAPS_H */
