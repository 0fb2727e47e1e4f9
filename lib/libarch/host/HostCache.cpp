// SPDX-License-Identifier: GPL-3.0-or-later

#include "HostCache.h"

static Cache::Result check(const Cache::Type type)
{
    return type <= Cache::Unified ? Cache::Success : Cache::InvalidArgument;
}

Cache::Result HostCache::invalidate(Type type)
{
    return check(type);
}

Cache::Result HostCache::cleanInvalidate(Type type)
{
    return check(type);
}

Cache::Result HostCache::cleanInvalidateAddress(Type type, Address)
{
    return check(type);
}

Cache::Result HostCache::cleanAddress(Type type, Address)
{
    return check(type);
}

Cache::Result HostCache::invalidateAddress(Type type, Address)
{
    return check(type);
}
