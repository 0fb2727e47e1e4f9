// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBARCH_INTEL_INTELCACHE_H
#define __LIB_LIBARCH_INTEL_INTELCACHE_H

#include <Cache.h>

/**
 * Caches of Intel processors: coherent, also with instruction fetch (Intel SDM volume 3, section 11.6), so that
 * nothing has to be done.
 */
class IntelCache : public Cache
{
  public:

    virtual Result invalidate(Type) { return Success; }
    virtual Result cleanInvalidate(Type) { return Success; }
    virtual Result cleanInvalidateAddress(Type, Address) { return Success; }
    virtual Result cleanAddress(Type, Address) { return Success; }
    virtual Result invalidateAddress(Type, Address) { return Success; }
};

namespace Arch
{
    typedef IntelCache Cache;
};

#endif /* __LIB_LIBARCH_INTEL_INTELCACHE_H */
