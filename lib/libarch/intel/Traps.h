// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBARCH_INTEL_TRAPS_H
#define __LIB_LIBARCH_INTEL_TRAPS_H

#include "IntelTraps.h"

#endif /* __LIB_LIBARCH_INTEL_TRAPS_H */
