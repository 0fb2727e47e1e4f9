// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/User.h>
#include <Log.h>
#include "DeviceServer.h"
#include "LogLevelFile.h"

DeviceServer::DeviceServer(const char *path)
    : FileSystemServer(new Directory(1), path)
{
    Directory *root = static_cast<Directory *>(m_root->file);

    root->insert(FileSystem::DirectoryFile, ".");
    root->insert(FileSystem::DirectoryFile, "..");
}

DeviceServer::~DeviceServer()
{
}

FileSystem::Result DeviceServer::initialize()
{
    LogLevelFile *level = new LogLevelFile(getNextInode());

    if (registerFile(level, "/loglevel") != FileSystem::Success)
    {
        delete level;
    }

    for (ListIterator<Device *> i(m_devices); i.hasCurrent(); i++)
    {
        const FileSystem::Result result = i.current()->initialize();

        if (result != FileSystem::Success)
        {
            ERROR("failed to initialize " << *i.current()->getIdentifier() << ": result = " << (int) result);
            return result;
        }
    }
    return mount();
}

void DeviceServer::makeDirectories(const char *path)
{
    const FileSystemPath full(path);
    const Size count = full.split().count();
    String parent;

    for (Size i = 0; i + 1 < count; i++)
    {
        parent << "/" << full.split().at(i);

        if (!findFileCache(parent))
        {
            Directory *directory = new Directory(getNextInode());

            if (registerDirectory(directory, *parent) != FileSystem::Success)
            {
                delete directory;
                return;
            }
        }
    }
}

void DeviceServer::registerDevice(Device *dev, const char *path)
{
    makeDirectories(path);

    const FileSystem::Result result = registerFile(dev, path);
    if (result != FileSystem::Success)
    {
        ERROR("failed to register device " << path << ": result = " << (int) result);
        return;
    }
    m_devices.append(dev);
}

void DeviceServer::registerInterrupt(Device *dev, Size vector)
{
    // An earlier incarnation may have watched it already: then it is still ours
    const API::Result watch = ProcessCtl(SELF, WatchIRQ, vector);
    if (watch != API::Success)
    {
        DEBUG("interrupt " << vector << " is watched already: result = " << (int) watch);
    }

    const Interrupt interrupt = { dev, vector };
    m_interrupts.append(interrupt);
    addIRQHandler(vector, (IRQHandlerFunction) &DeviceServer::interruptHandler);

    const API::Result enable = ProcessCtl(SELF, EnableIRQ, vector);
    if (enable != API::Success)
    {
        ERROR("failed to enable interrupt " << vector << ": result = " << (int) enable);
    }
}

void DeviceServer::interruptHandler(Size vector)
{
    for (ListIterator<Interrupt> i(m_interrupts); i.hasCurrent(); i++)
    {
        if (i.current().vector == vector)
        {
            i.current().device->interrupt(vector);
        }
    }
}

FileSystem::Result DeviceServer::removeFile(const char *path)
{
    return lookupFile(FileSystemPath(path)) ? FileSystem::PermissionDenied : FileSystem::NotFound;
}
