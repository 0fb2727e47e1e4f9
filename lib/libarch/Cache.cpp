// SPDX-License-Identifier: GPL-3.0-or-later

#include "Cache.h"

Cache::~Cache()
{
}

Cache::Result Cache::cleanData(Address addr)
{
    return cleanAddress(Data, addr);
}

Cache::Result Cache::cleanData(void *ptr)
{
    return cleanData((Address) ptr);
}
