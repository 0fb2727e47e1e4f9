// SPDX-License-Identifier: GPL-3.0-or-later

#include "Storage.h"

Storage::Storage()
{
}

Storage::~Storage()
{
}

FileSystem::Result Storage::write(const u64, void *, const Size)
{
    return FileSystem::NotSupported;
}

const void * Storage::memory(const u64, const Size) const
{
    return ZERO;
}
