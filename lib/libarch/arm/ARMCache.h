// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBARCH_ARM_ARMCACHE_H
#define __LIB_LIBARCH_ARM_ARMCACHE_H

#include <Cache.h>

/**
 * Caches of ARMv7-A processors. Programs ask the kernel with VMCtl, which works on pages only.
 *
 * The data cache goes by physical addresses, so that any alias of a page will do. The instruction cache may go by virtual
 * ones and does not see what was stored: it is dropped as a whole whenever code changed, together with predicted branches
 * (DDI 0406C, B2.2.8 and B3.11).
 */
class ARMCache : public Cache
{
  public:

    virtual Result invalidate(Type type);
    virtual Result cleanInvalidate(Type type);
    virtual Result cleanInvalidateAddress(Type type, Address addr);
    virtual Result cleanAddress(Type type, Address addr);
    virtual Result invalidateAddress(Type type, Address addr);

};

namespace Arch
{
    typedef ARMCache Cache;
};

#endif /* __LIB_LIBARCH_ARM_ARMCACHE_H */
