// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include <BootImage.h>
#include <Cache.h>
#include <CoreInfo.h>
#include <CoreManager.h>
#include <IntController.h>
#include <IO.h>
#include <KernelTimer.h>
#include <Memory.h>
#include <MemoryBlock.h>
#include <MemoryContext.h>
#include <MemoryMap.h>
#include <SplitAllocator.h>
#include <Timer.h>
#include "Signature.h"

hasValue(Memory::None, 0);
hasValue(Memory::Readable, 1);
hasValue(Memory::Writable, 2);
hasValue(Memory::Executable, 4);
hasValue(Memory::User, 8);
hasValue(Memory::Uncached, 16);
hasValue(Memory::InnerCached, 32);
hasValue(Memory::OuterCached, 64);
hasValue(Memory::Device, 128);
hasType(Memory::User | Memory::Readable | Memory::Writable, Memory::Access);
memberHasType(Memory::Range, virt, Address);
memberHasType(Memory::Range, phys, Address);
memberHasType(Memory::Range, size, Size);
memberHasType(Memory::Range, access, Memory::Access);
hasType(&clearBSS, void (*)());

hasValue(MEMORYMAP_MAX_REGIONS, 8);
hasValue(MemoryMap::KernelData, 0);
hasValue(MemoryMap::KernelPrivate, 1);
hasValue(MemoryMap::UserData, 2);
hasValue(MemoryMap::UserHeap, 3);
hasValue(MemoryMap::UserStack, 4);
hasValue(MemoryMap::UserPrivate, 5);
hasValue(MemoryMap::UserShare, 6);
hasValue(MemoryMap::UserArgs, 7);
hasType(&MemoryMap::range, Memory::Range (MemoryMap::*)(MemoryMap::Region) const);
hasType(&MemoryMap::setRange, void (MemoryMap::*)(MemoryMap::Region, Memory::Range));

hasValue(MemoryContext::Success, 0);
hasValue(MemoryContext::InvalidAddress, 1);
hasValue(MemoryContext::InvalidSize, 2);
hasValue(MemoryContext::AlreadyExists, 3);
hasValue(MemoryContext::OutOfMemory, 4);
hasValue(MemoryContext::InvalidArgs, 5);
hasType(&MemoryContext::getCurrent, MemoryContext * (*)());

hasValue(IO::Success, 0);
hasValue(IO::MapFailure, 1);
hasValue(IO::OutOfMemory, 2);
hasType(&IO::getBase, Address (IO::*)() const);
hasType(&IO::setBase, void (IO::*)(const Address));
hasType(&IO::map, IO::Result (IO::*)(Address, Size, Memory::Access));
hasType(&IO::unmap, IO::Result (IO::*)());

hasValue(Cache::Success, 0);
hasValue(Cache::InvalidArgument, 1);
hasValue(Cache::IOError, 2);
hasValue(Cache::NotSupported, 3);
hasValue(Cache::Instruction, 0);
hasValue(Cache::Data, 1);
hasValue(Cache::Unified, 2);

hasValue(Timer::Success, 0);
hasValue(Timer::NotFound, 1);
hasValue(Timer::IOError, 2);
hasValue(Timer::InvalidFrequency, 3);
hasValue(sizeof(Timer::Info), 8);
hasValue(alignof(Timer::Info), 8);
memberHasType(Timer::Info, ticks, u32);
memberHasType(Timer::Info, frequency, Size);
hasType(&Timer::getInterrupt, Size (Timer::*)() const);
hasType(&Timer::getFrequency, Size (Timer::*)() const);
hasType(&Timer::isExpired, bool (Timer::*)(const Timer::Info &) const);

hasValue(IntController::Success, 0);
hasValue(IntController::InvalidIRQ, 1);
hasValue(IntController::InvalidFrequency, 2);
hasValue(IntController::IOError, 3);
hasValue(IntController::NotFound, 4);
hasType(&IntController::getBase, uint (IntController::*)() const);

hasValue(KERNEL_PATHLEN, 64);
memberHasType(CoreInfo, booted, uint);
memberHasType(CoreInfo, coreId, uint);
memberHasType(CoreInfo, memory, Memory::Range);
memberHasType(CoreInfo, kernelEntry, Address);
memberHasType(CoreInfo, kernel, Memory::Range);
memberHasType(CoreInfo, kernelCommand, char [KERNEL_PATHLEN]);
memberHasType(CoreInfo, bootImageAddress, Address);
memberHasType(CoreInfo, bootImageSize, Address);
memberHasType(CoreInfo, coreChannelAddress, Address);
memberHasType(CoreInfo, coreChannelSize, Size);
memberHasType(CoreInfo, heapAddress, Address);
memberHasType(CoreInfo, heapSize, Size);
memberHasType(CoreInfo, timerCounter, uint);
hasType(&CoreInfo::operator ==, bool (CoreInfo::*)(const CoreInfo &) const);
hasType(&CoreInfo::operator !=, bool (CoreInfo::*)(const CoreInfo &) const);
hasType(coreInfo, CoreInfo);
hasType(isKernel, uint);

hasValue(CoreManager::Success, 0);
hasValue(CoreManager::IOError, 1);
hasValue(CoreManager::NotFound, 2);
hasValue(CoreManager::InvalidArgument, 3);
hasType(&CoreManager::getCores, List<uint> & (CoreManager::*)());

hasValue(BOOTIMAGE_MAGIC0, 0x65657246);
hasValue(BOOTIMAGE_MAGIC1, 0x01534f4e);
hasValue(BOOTIMAGE_REVISION, 2);
hasValue(BOOTIMAGE_NAMELEN, 32);
hasValue(BootProgram, 0);
hasValue(BootPrivProgram, 1);
hasValue(BootFilesystem, 2);
hasValue(BootData, 3);
hasValue(sizeof(BootImage), 32);
hasValue(sizeof(BootSymbol), 52);
memberHasType(BootImage, magic, u32 [2]);
memberHasType(BootImage, layoutRevision, u8);
memberHasType(BootImage, bootImageSize, u32);
memberHasType(BootImage, symbolTableOffset, u32);
memberHasType(BootImage, symbolTableCount, u16);
memberHasType(BootImage, segmentsTableOffset, u32);
memberHasType(BootImage, segmentsTableCount, u16);
memberHasType(BootSymbol, name, char [BOOTIMAGE_NAMELEN]);
memberHasType(BootSymbol, type, BootSymbolType);
memberHasType(BootSymbol, entry, u32);
memberHasType(BootSymbol, segmentsOffset, u32);
memberHasType(BootSymbol, segmentsCount, u16);
memberHasType(BootSymbol, segmentsTotalSize, u32);
memberHasType(BootSegment, virtualAddress, u32);
memberHasType(BootSegment, size, u32);
memberHasType(BootSegment, offset, u32);

/** Overrides all that there is to override, and counts the calls. */
class OldContext : public MemoryContext
{
  public:

    OldContext(MemoryMap *map, SplitAllocator *alloc) : MemoryContext(map, alloc), calls(0)
    {
    }

    virtual Result initialize() override { calls++; return Success; }
    virtual Result activate(bool initializeMMU = false) override { calls += initializeMMU ? 100 : 1; return Success; }
    virtual Result map(Address, Address, Memory::Access) override { calls++; return Success; }
    virtual Result unmap(Address) override { calls++; return Success; }
    virtual Result lookup(Address, Address *phys) const override { *phys = 7; return Success; }
    virtual Result access(Address, Memory::Access *access) const override { *access = Memory::User; return Success; }
    virtual Result mapRangeContiguous(Memory::Range *) override { calls++; return Success; }
    virtual Result mapRangeSparse(Memory::Range *) override { calls++; return Success; }
    virtual Result unmapRange(Memory::Range *) override { calls++; return Success; }
    virtual Result release(Address) override { calls++; return Success; }
    virtual Result releaseRange(Memory::Range *) override { calls++; return Success; }
    virtual Result releaseSection(const Memory::Range &, const bool tablesOnly = false) override
    {
        calls += tablesOnly ? 100 : 1;
        return Success;
    }
    virtual Result findFree(Size, MemoryMap::Region, Address *virt) const override { *virt = 9; return Success; }
    virtual void mapRangeSparseCallback(Address *phys) override { calls += *phys; }

    /** @return ZERO if the protected members are there and start as they should. */
    const char * members(MemoryMap *map, SplitAllocator *alloc)
    {
        SplitAllocator *&myAlloc = m_alloc;
        MemoryMap *&myMap = m_map;
        MemoryContext *&current = m_current;
        Callback<MemoryContext, Address> &callback = m_mapRangeSparseCallback;
        Memory::Range *&saved = m_savedRange;
        Size &pages = m_numSparsePages;
        Address phys = 3;
        const uint before = calls;

        callback.execute(&phys);
        require(calls == before + 3);
        require(myAlloc == alloc && myMap == map && current == getCurrent());
        saved = ZERO;
        pages = 0;
        return ZERO;
    }

    uint calls;
};

/** Has a base that it may set itself. */
class OldIO : public IO
{
  public:

    OldIO()
    {
        m_base = 0x1234;
        m_range.size = 0;
    }
};

/** A cache that only counts. */
class OldCache : public Cache
{
  public:

    OldCache() : calls(0)
    {
    }

    virtual Result invalidate(Type) override { calls++; return Success; }
    virtual Result cleanInvalidate(Type) override { calls++; return Success; }
    virtual Result cleanInvalidateAddress(Type, Address) override { calls++; return Success; }
    virtual Result cleanAddress(Type type, Address addr) override
    {
        calls++;
        return type == Data && addr ? Success : IOError;
    }
    virtual Result invalidateAddress(Type, Address) override { calls++; return Success; }

    uint calls;
};

/** As above, which writes back data by itself. */
class OldDataCache : public OldCache
{
  public:

    virtual Result cleanData(Address) override { return NotSupported; }
    virtual Result cleanData(void *) override { return InvalidArgument; }
};

/** A timer that is told the time. */
class OldTimer : public Timer
{
  public:

    OldTimer()
    {
        m_ticks = 50;
        m_frequency = 100;
        m_int = 5;
    }

    virtual Result setFrequency(Size hertz) override { m_frequency = hertz; return Success; }
    virtual Result getCurrent(Info *info, const Size msecOffset = 0) override
    {
        return Timer::getCurrent(info, msecOffset);
    }
    virtual Result initialize() override { return IOError; }
    virtual Result start() override { return IOError; }
    virtual Result stop() override { return IOError; }
    virtual Result tick() override { m_ticks++; return Success; }
    virtual Result wait(u32) const override { return IOError; }
};

/** The kernel's timer, of which one tick is lost. */
class OldKernelTimer : public KernelTimer
{
  public:

    virtual Result tick() override { m_ticks = 1; return Success; }
};

/** Counts what it is told. */
class OldController : public IntController
{
  public:

    OldController() : calls(0)
    {
        m_base = 32;
    }

    virtual Result enable(uint) override { calls++; return Success; }
    virtual Result disable(uint) override { calls++; return Success; }
    virtual Result clear(uint) override { calls++; return Success; }
    virtual Result nextPending(uint & irq) override { irq = 4; return Success; }
    virtual bool isTriggered(uint irq) override { return irq == 4; }
    virtual Result send(const uint, const uint) override { return IOError; }

    uint calls;
};

/** Overrides only what it must. */
class SmallController : public IntController
{
  public:

    virtual Result enable(uint) override { return Success; }
    virtual Result disable(uint) override { return Success; }
    virtual Result clear(uint) override { return Success; }
};

/** Knows one core. */
class OldCoreManager : public CoreManager
{
  public:

    virtual Result initialize() override { return Success; }
    virtual Result discover() override { m_cores.append(3); return Success; }
    virtual Result boot(CoreInfo *info) override { return info ? Success : InvalidArgument; }
};

const char * checkLibarch()
{
    MemoryMap map;
    const MemoryMap copy(map);
    Memory::Range range = { 0x1000, 0x2000, 0x3000, Memory::Readable };

    map.setRange(MemoryMap::UserArgs, range);
    require(map.range(MemoryMap::UserArgs).size == 0x3000 && copy.range(MemoryMap::UserArgs).size == 0);

    OldContext own(&map, ZERO);
    MemoryContext *context = &own;
    Address address;
    Memory::Access access;

    require(context->initialize() == MemoryContext::Success && own.calls == 1);
    require(context->activate() == MemoryContext::Success && context->activate(true) == MemoryContext::Success);
    context->map(0, 0, Memory::User);
    context->unmap(0);
    context->mapRangeContiguous(&range);
    context->mapRangeSparse(&range);
    context->unmapRange(&range);
    context->release(0);
    context->releaseRange(&range);
    context->releaseSection(range);
    context->releaseSection(range, true);
    require(own.calls == 210);
    require(context->lookup(0, &address) == MemoryContext::Success && address == 7);
    require(context->access(0, &access) == MemoryContext::Success && access == Memory::User);
    require(context->findFree(1, MemoryMap::UserPrivate, &address) == MemoryContext::Success && address == 9);

    const char *members = own.members(&map, ZERO);
    if (members)
        return members;

    Arch::IO io;
    OldIO oldIO;
    u32 words[4] = { 1, 2, 3, 4 }, out[2];

    require(io.getBase() == IO_BASE && oldIO.getBase() == 0x1234);
    io.setBase((Address) words);
    io.write(4, 6);
    io.set(8, 4);
    io.unset(12, 4);
    io.read(8, sizeof(out), out);
    require(io.read(4) == 6 && out[0] == 7 && out[1] == 0);
    io.write(0, sizeof(out), out);
    require(words[0] == 7 && words[1] == 0);

    OldCache cache;
    OldDataCache dataCache;
    Cache *base = &cache;

    require(base->cleanData((Address) 4096) == Cache::Success && base->cleanData((void *) words) == Cache::Success);
    require(cache.calls == 2);
    base = &dataCache;
    require(base->cleanData((Address) 4096) == Cache::NotSupported);
    require(base->cleanData((void *) words) == Cache::InvalidArgument);

    OldTimer oldTimer;
    Timer *timer = &oldTimer;
    Timer::Info info;

    require(timer->getInterrupt() == 5 && timer->getFrequency() == 100);
    require(timer->getCurrent(&info) == Timer::Success && info.ticks == 50 && info.frequency == 100);
    require(timer->getCurrent(&info, 20) == Timer::Success && info.ticks == 52 && !timer->isExpired(info));
    require(timer->tick() == Timer::Success && timer->tick() == Timer::Success && timer->isExpired(info));
    require(timer->setFrequency(1000) == Timer::Success && timer->getFrequency() == 1000);
    require(timer->initialize() == Timer::IOError && timer->start() == Timer::IOError);
    require(timer->stop() == Timer::IOError && timer->wait(1) == Timer::IOError);

    KernelTimer kernelTimer;
    OldKernelTimer oldKernelTimer;
    timer = &kernelTimer;
    require(timer->tick() == Timer::Success && timer->getFrequency() > 0);
    timer = &oldKernelTimer;
    require(timer->tick() == Timer::Success && timer->getCurrent(&info) == Timer::Success && info.ticks == 1);

    OldController oldController;
    SmallController smallController;
    IntController *controller = &oldController;
    uint irq = 0;

    controller->enable(1);
    controller->disable(1);
    controller->clear(1);
    require(oldController.calls == 3 && controller->getBase() == 32);
    require(controller->nextPending(irq) == IntController::Success && irq == 4 && controller->isTriggered(4));
    require(controller->send(0, 1) == IntController::IOError);
    controller = &smallController;
    require(controller->nextPending(irq) != IntController::Success && !controller->isTriggered(4));
    require(controller->send(0, 1) != IntController::Success);

    OldCoreManager cores;
    require(cores.discover() == CoreManager::Success && cores.getCores().count() == 1 && cores.getCores().first() == 3);

    CoreInfo one, two;
    MemoryBlock::set(&one, 0, sizeof(one));
    MemoryBlock::set(&two, 0, COREINFO_SIZE);
    require(one == two && !(one != two));
    two.coreId = 1;
    require(one != two);
    return ZERO;
}
