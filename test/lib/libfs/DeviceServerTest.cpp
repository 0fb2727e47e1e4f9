// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestCase.h>
#include <TestRunner.h>
#include <TestMain.h>
#include <DeviceLog.h>
#include <DeviceServer.h>
#include "TestClient.h"

/** Counts what happens to it. */
class TestDevice : public Device
{
  public:

    TestDevice(const u32 inode)
        : Device(inode, FileSystem::CharacterDeviceFile)
        , interrupts(0)
        , initialized(0)
    {
    }

    virtual FileSystem::Result initialize()
    {
        initialized++;
        return FileSystem::Success;
    }

    virtual FileSystem::Result interrupt(const Size vector)
    {
        interrupts++;
        last = vector;
        return FileSystem::Success;
    }

    virtual FileSystem::Result write(IOBuffer & buffer, Size & size, const Size)
    {
        // A slow device: a few bytes at once, one by one
        size = size < 3 ? size : 3;
        for (Size i = 0; i < size; i++)
        {
            const char character[] = { (char) buffer[i], 0 };
            text << character;
        }
        return FileSystem::Success;
    }

    Size interrupts, initialized, last;
    String text;
};

TestCase(DeviceIsRegisteredWithItsDirectories)
{
    DeviceServer server("/dev/test");
    TestDevice *device = new TestDevice(server.getNextInode());

    server.registerDevice(device, "one/two/io");
    testAssert(server.findFileCache("/one")->file->getType() == FileSystem::DirectoryFile);
    testAssert(server.findFileCache("/one/two/io")->file == device);
    testAssert(server.getFile(device->getInode()) == device);
    return OK;
}

TestCase(DevicesAreNotRemoved)
{
    DeviceServer server("/dev/test");
    TestDevice *device = new TestDevice(server.getNextInode());
    TestClient client;

    server.registerDevice(device, "one/io");
    testAssert(client.connect(server));
    testAssert(client.ask(server, FileSystem::DeleteFile, "/dev/test/one/io") == FileSystem::PermissionDenied);
    testAssert(client.ask(server, FileSystem::DeleteFile, "/dev/test/two") == FileSystem::NotFound);
    testAssert(server.getFile(device->getInode()) == device);
    client.disconnect();
    return OK;
}

TestCase(InterruptsReachTheirDevicesAlsoWhenTheLineWasWatchedBefore)
{
    DeviceServer server("/dev/test");
    TestDevice *first = new TestDevice(server.getNextInode()), *second = new TestDevice(server.getNextInode());

    server.registerDevice(first, "first");
    server.registerDevice(second, "second");

    // Whatever the kernel says to it: an earlier incarnation may have done it
    server.registerInterrupt(first, 77);
    server.registerInterrupt(first, 78);
    server.registerInterrupt(second, 78);
    testAssert(server.m_irqHandlers.get(77) != ZERO);
    testAssert(server.m_irqHandlers.get(78) != ZERO);

    server.interruptHandler(77);
    testAssert(first->interrupts == 1 && first->last == 77 && second->interrupts == 0);
    server.interruptHandler(78);
    testAssert(first->interrupts == 2 && second->interrupts == 1 && second->last == 78);
    server.interruptHandler(79);
    testAssert(first->interrupts == 2 && second->interrupts == 1);
    return OK;
}

TestCase(InodesAreTheSameAtEachStart)
{
    u32 inodes[2];

    for (u32 & inode : inodes)
    {
        DeviceServer server("/dev/test");
        TestDevice *device = new TestDevice(server.getNextInode());

        server.registerDevice(device, "some/device");
        inode = server.findFileCache("/some")->file->getInode() * 1000 + device->getInode();
    }
    testAssert(inodes[0] == inodes[1]);
    return OK;
}

TestCase(LogWritesAllToASlowDevice)
{
    Log *before = Log::instance();
    const Log::Level level = before->getMinimumLogLevel();
    String text;
    {
        TestDevice device(1);
        DeviceLog log(device);

        log.write("one line of text\n");
        text = device.text;
    }
    Log::m_instance = before;
    before->setMinimumLogLevel(level);
    testAssert(testString(*text, "one line of text\n"));
    return OK;
}
