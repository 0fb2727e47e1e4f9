// SPDX-License-Identifier: GPL-3.0-or-later

#include "Device.h"

Device::Device(const u32 inode, const FileSystem::FileType type)
    : File(inode, type)
    , m_identifier("dev0")
{
}

Device::~Device()
{
}

const String & Device::getIdentifier() const
{
    return m_identifier;
}

FileSystem::Result Device::initialize()
{
    return FileSystem::Success;
}

FileSystem::Result Device::interrupt(const Size)
{
    return FileSystem::NotSupported;
}
