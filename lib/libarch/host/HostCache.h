// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBARCH_HOST_HOSTCACHE_H
#define __LIB_LIBARCH_HOST_HOSTCACHE_H

#include <Types.h>
#include <Cache.h>

/**
 * @addtogroup lib
 * @{
 * @addtogroup libarch
 * @{
 */

/**
 * Caches of the host are coherent: nothing to do.
 */
class HostCache : public Cache
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
    typedef HostCache Cache;
};

/**
 * @}
 * @}
 */

#endif /* __LIB_LIBARCH_HOST_HOSTCACHE_H */
