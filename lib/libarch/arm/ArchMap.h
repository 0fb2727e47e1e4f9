// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBARCH_ARM_ARCHMAP_H
#define __LIB_LIBARCH_ARM_ARCHMAP_H

#include "ARMConstant.h"
#include "ARMMap.h"

#endif /* __LIB_LIBARCH_ARM_ARCHMAP_H */
