// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include <BootImageReader.h>
#include <BubbleAllocator.h>
#include <ELF.h>
#include <ListIterator.h>
#include <Log.h>
#include <MemoryBlock.h>
#include <MemoryContext.h>
#include <PoolAllocator.h>
#include <SplitAllocator.h>
#include <Timestamp.h>
#include "Epitaph.h"
#include "Kernel.h"
#include "SupervisorRecord.h"
#include "UserMemory.h"

/** Where the kernel's code and constants begin, from the linker script */
extern "C" char __text_start[];
extern "C" char __rodata_start[];

Kernel::Kernel(CoreInfo *info)
    : WeakSingleton<Kernel>(this)
    , m_alloc(ZERO)
    , m_procs(ZERO)
    , m_api(ZERO)
    , m_coreInfo(info)
    , m_interrupts(MaximumVectors)
    , m_intControl(ZERO)
    , m_timer(ZERO)
    , m_reserve(ZERO)
    , m_ticks(0)
    , m_bootTimestamp(timestamp())
    , m_firstTickTimestamp(0)
    , m_timestampFrequency(0)
    , m_interruptCount(0)
    , m_healCount(0)
    , m_healTick(0)
{
    Allocator::Range phys, virt;

    m_interrupts.fill(ZERO);

    // The kernel sees all memory of the core at a constant offset
    phys.address = info->memory.phys;
    phys.size = info->memory.size;
    phys.alignment = PAGESIZE;
    virt = phys;
    virt.address = info->memory.virt;
    m_alloc = new SplitAllocator(phys, virt, PAGESIZE);

    // What is in use already: everything up to the end of the heap, and the boot image
    const Address used = info->heapAddress + info->heapSize;

    for (Address i = info->memory.phys; i < used; i += PAGESIZE)
        m_alloc->allocate(i);

    for (Address i = info->bootImageAddress & PAGEMASK; i < info->bootImageAddress + info->bootImageSize; i += PAGESIZE)
    {
        if (!m_alloc->isAllocated(i))
            m_alloc->allocate(i);
    }

    m_reserve = FrameReserve(m_alloc);
    m_procs = new ProcessManager();
    m_api = new API();
}

Error Kernel::initializeHeap()
{
    // Objects of the kernel never move and its heap never grows
    alignas(BubbleAllocator) static u8 bubbleStorage[sizeof(BubbleAllocator)];
    alignas(PoolAllocator) static u8 poolStorage[sizeof(PoolAllocator)];
    Allocator::Range range;

    range.address = coreInfo.heapAddress;
    range.size = coreInfo.heapSize;
    range.alignment = sizeof(u64);

    Allocator *bubble = new ((Address) bubbleStorage) BubbleAllocator(range);
    PoolAllocator *pool = new ((Address) poolStorage) PoolAllocator(bubble);

    pool->setCacheLimit(KiloByte(64));
    Allocator::setDefault(pool);
    return 0;
}

MemoryContext * Kernel::getMemoryContext()
{
    return MemoryContext::getCurrent();
}

void Kernel::enableIRQ(u32 irq, bool enabled)
{
    if (!m_intControl)
        return;

    if (enabled)
        m_intControl->enable(irq);
    else if (!m_timer || irq != m_timer->getInterrupt())
        m_intControl->disable(irq);
}

Kernel::Result Kernel::sendIRQ(const uint coreId, const uint irq)
{
    return m_intControl && m_intControl->send(coreId, irq) == IntController::Success ? Success : IOError;
}

void Kernel::hookIntVector(u32 vec, InterruptHandler h, ulong p)
{
    if (vec >= MaximumVectors)
        return;

    if (!m_interrupts[vec])
        m_interrupts[vec] = new List<InterruptHook *>();

    if (m_interrupts[vec])
        m_interrupts[vec]->append(new InterruptHook(h, p));
}

void Kernel::executeIntVector(u32 vec, CPUState *state)
{
    const u32 irq = vec - m_intControl->getBase();

    m_interruptCount++;

    if (vec < MaximumVectors && m_interrupts[vec])
    {
        for (ListIterator<InterruptHook *> i(m_interrupts[vec]); i.hasCurrent(); i++)
            i.current()->handler(state, i.current()->param, vec);
    }

    // Masked until the driver has served it and enables it again
    if (m_procs->interruptNotify(irq) != ProcessManager::InvalidArgument)
        enableIRQ(irq, false);
}

void Kernel::hookClock()
{
    hookIntVector(m_intControl->getBase() + m_timer->getInterrupt(), clockTick, (ulong) this);
    m_intControl->enable(m_timer->getInterrupt());
}

void Kernel::clockTick(CPUState *, ulong param, ulong)
{
    ((Kernel *) param)->clockTick();
}

void Kernel::clockTick()
{
    m_ticks++;
    m_timer->tick();

    // The processor's counter is calibrated by the way, over more and more ticks
    if (m_ticks == 1)
        m_firstTickTimestamp = timestamp();
    else if (m_ticks == 3 || m_ticks == 17 || m_ticks == 129 || m_ticks == 1025)
        m_timestampFrequency = ((timestamp() - m_firstTickTimestamp) * m_timer->getFrequency()) / (m_ticks - 1);

    m_procs->tick(m_ticks);
}

Kernel::Result Kernel::loadProgram(Process *proc, const u8 *image, const Size size)
{
    const ELF program(image, size);
    MemoryContext *memory = proc->getMemoryContext();
    ExecutableFormat::Region regions[ELF::MaximumHeaders];
    Size count = ELF::MaximumHeaders;

    if (program.validate() != ExecutableFormat::Success ||
        program.check(proc->getMemoryMap().range(MemoryMap::UserData)) != ExecutableFormat::Success ||
        program.regions(regions, &count) != ExecutableFormat::Success)
        return ProcessError;

    for (Size i = 0; i < count; i++)
    {
        Memory::Range range;

        range.virt = regions[i].virt & PAGEMASK;
        range.phys = 0;
        range.size = regions[i].memorySize + (regions[i].virt & ~PAGEMASK);
        range.access = regions[i].access;

        if (memory->mapRangeSparse(&range) != MemoryContext::Success)
            return ProcessError;

        for (Size done = 0; done < regions[i].dataSize;)
        {
            const Address virt = regions[i].virt + done;
            Size bytes = PAGESIZE - (virt & ~PAGEMASK);
            Address phys;

            if (bytes > regions[i].dataSize - done)
                bytes = regions[i].dataSize - done;

            if (memory->lookup(virt, &phys) != MemoryContext::Success)
                return ProcessError;

            MemoryBlock::copy((void *) m_alloc->toVirtual((phys & PAGEMASK) + (virt & ~PAGEMASK)),
                              image + regions[i].dataOffset + done, bytes);

            if (regions[i].access & Memory::Executable)
                Arch::Cache().cleanInvalidateAddress(Cache::Unified, m_alloc->toVirtual(phys & PAGEMASK));

            done += bytes;
        }
    }
    return Success;
}

Kernel::Result Kernel::loadBootProgram(const u8 *image, const Size size, const char *name, const bool privileged)
{
    const ELF program(image, size);
    Arch::MemoryMap map;
    Address entry;

    if (program.entry(&entry) != ExecutableFormat::Success)
    {
        ERROR("boot program " << name << " is not executable");
        return InvalidBootImage;
    }

    Process *proc = m_procs->create(entry, map, false, privileged);
    if (!proc)
    {
        ERROR("no memory for boot program " << name);
        return ProcessError;
    }

    proc->setPath(name[0] == '.' ? name + 1 : name);

    // Arguments: the name of the program, nothing else
    Memory::Range args = map.range(MemoryMap::UserArgs);
    Address phys;

    args.access = Memory::User | Memory::Readable | Memory::Writable;

    if (loadProgram(proc, image, size) != Success ||
        proc->getMemoryContext()->mapRangeSparse(&args) != MemoryContext::Success ||
        proc->getMemoryContext()->lookup(args.virt, &phys) != MemoryContext::Success)
    {
        ERROR("boot program " << name << " could not be loaded");
        m_procs->remove(proc);
        return InvalidBootImage;
    }

    MemoryBlock::copy((char *) m_alloc->toVirtual(phys & PAGEMASK), (char *) proc->getPath(), BOOTIMAGE_NAMELEN);
    m_procs->resume(proc);
    return Success;
}

Kernel::Result Kernel::loadBootImage()
{
    const u8 *image = (const u8 *) m_alloc->toVirtual(m_coreInfo->bootImageAddress);
    BootImageReader reader(image, m_coreInfo->bootImageSize);

    if (reader.validate() != BootImageReader::Success)
        return InvalidBootImage;

    for (Size i = 0; i < reader.symbolCount(); i++)
    {
        BootSymbol symbol;
        const u8 *data;
        Size size;

        if (reader.symbol(i, symbol) != BootImageReader::Success)
            return InvalidBootImage;

        if (symbol.type != BootProgram && symbol.type != BootPrivProgram)
            continue;

        if (reader.data(symbol, &data, &size) != BootImageReader::Success)
            return InvalidBootImage;

        const Result result = loadBootProgram(data, size, symbol.name, symbol.type == BootPrivProgram);
        if (result != Success)
            return result;
    }
    return Success;
}

void Kernel::healSupervisor()
{
    if (m_ticks - m_healTick > HealPeriod)
        m_healCount = 0;

    if (m_healCount == 0)
        m_healTick = m_ticks;

    if (++m_healCount > MaximumHeals)
        epitaph("the supervisor faults again and again", ZERO);

    // Its stack may be the one in use
    if (m_procs->current() == m_procs->supervisor())
        runOnOwnStack(healOnOwnStack);
    else
        rewriteSupervisor();
}

void Kernel::healOnOwnStack()
{
    Kernel *kernel = Kernel::instance();

    kernel->m_procs->abandonCurrent();
    kernel->rewriteSupervisor();
    kernel->m_procs->start();
}

void Kernel::checkSupervisor()
{
    if (!m_procs->isSupervisorLost())
        return;

    NOTICE("no sign of life from the supervisor, process " << m_procs->supervisor()->getID());
    m_procs->stopFaulted(m_procs->supervisor(), FaultInfo::Hang);
}

void Kernel::saveSupervisor(Process *proc)
{
    const Address virt = m_procs->supervisorRecord();
    const Memory::Access needed = Memory::User | Memory::Writable | Memory::Owned;
    const Memory::Range stack = proc->getMemoryMap().range(MemoryMap::UserStack);
    const CPUState *state = proc->getRegisters();
    MemoryContext *memory = proc->getMemoryContext();
    Memory::Access access;
    Address phys, first = Arch::Core::stackPointer(state) - SupervisorRecord::BelowStack;

    if (!virt || memory->resolve(virt, &phys, &access) != MemoryContext::Success || (access & needed) != needed)
        return;

    // With a wild stack pointer, what was called first
    if (first < stack.virt || first >= stack.virt + stack.size)
        first = stack.virt + stack.size - (SupervisorRecord::StackPages * PAGESIZE);

    first &= PAGEMASK;

    const Size rest = stack.virt + stack.size - first, most = SupervisorRecord::StackPages * PAGESIZE;
    SupervisorRecord *record = (SupervisorRecord *) m_alloc->toVirtual(phys);

    record->count++;
    record->fault = proc->getFaultInfo();
    record->state = *state;
    record->stackAddress = first;
    record->stackSize = memory->exchange(virt + PAGESIZE, *memory, first, rest < most ? rest : most);
}

void Kernel::rewriteSupervisor()
{
    static const MemoryMap::Region regions[] = { MemoryMap::UserData, MemoryMap::UserHeap, MemoryMap::UserPrivate };
    const BootImageReader reader((const u8 *) m_alloc->toVirtual(m_coreInfo->bootImageAddress),
                                 m_coreInfo->bootImageSize);
    Process *proc = m_procs->supervisor();
    char name[BOOTIMAGE_NAMELEN];
    BootSymbol symbol;
    const u8 *data;
    Size size;
    Address entry;

    // Names in the boot image begin with a dot
    name[0] = '.';
    MemoryBlock::copy(name + 1, (char *) proc->getPath(), sizeof(name) - 1);

    if (reader.find(name, symbol) != BootImageReader::Success ||
        reader.data(symbol, &data, &size) != BootImageReader::Success ||
        ELF(data, size).entry(&entry) != ExecutableFormat::Success)
        epitaph("the supervisor is not in the boot image, or damaged there", ZERO);

    m_reserve.drop(proc);
    m_procs->stop(proc);
    saveSupervisor(proc);

    for (Size i = 0; i < sizeof(regions) / sizeof(regions[0]); i++)
        proc->getMemoryContext()->releaseSection(proc->getMemoryMap().range(regions[i]));

    if (loadProgram(proc, data, size) != Success || m_procs->reset(proc, entry) != ProcessManager::Success)
        epitaph("no memory to heal the supervisor", ZERO);

    m_procs->subscribe(proc, m_procs->supervisorRecord());
    m_procs->resume(proc);
    NOTICE("healed the supervisor " << proc->getPath() << " (process " << proc->getID() << ") from the boot image");
}

void Kernel::epitaph(const char *reason, const CPUState *state)
{
    // A second one would only repeat the first
    static bool ending = false;

    Arch::Core::disableInterrupts();

    if (!ending)
    {
        ending = true;
        Epitaph::printHead(reason, m_procs ? m_procs->current() : ZERO);
        printState(state, (Address) __builtin_return_address(0), (Address) __builtin_frame_address(0));
    }

    shutdown(1);
    __builtin_unreachable();
}

int Kernel::run()
{
    NOTICE("starting with " << (uint) (m_alloc->available() / 1024) << " KiB of free memory");

    // What else would stop an error of ours from changing our own code?
    if (UserMemory::isWritable((Address) __text_start) || UserMemory::isWritable((Address) __rodata_start))
        epitaph("the code of the kernel is not protected", ZERO);

    if (loadBootImage() != Success)
        epitaph("the boot image is missing or damaged", ZERO);

    if (m_timer)
        m_timer->start();

    m_procs->start();
    return 0;
}
