// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBARCH_INTEL_ARCHMAP_H
#define __LIB_LIBARCH_INTEL_ARCHMAP_H

#include "IntelConstant.h"
#include "IntelMap.h"

#endif /* __LIB_LIBARCH_INTEL_ARCHMAP_H */
