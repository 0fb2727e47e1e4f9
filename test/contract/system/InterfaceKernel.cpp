// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/User.h>
#include <FreeNOS/Kernel.h>
#include <FreeNOS/Process.h>
#include <FreeNOS/ProcessEvent.h>
#include <FreeNOS/ProcessManager.h>
#include <FreeNOS/ProcessShares.h>
#include <FreeNOS/Scheduler.h>
#include <FreeNOS/API/ProcessID.h>
#include "Signature.h"

// What API.h brings without being asked
static Vector<uint> *vectorOfApi;
static const Log::Level levelOfApi = Log::Debug;

hasValue(API::PrivExecNumber, 1);
hasValue(API::ProcessCtlNumber, 2);
hasValue(API::SystemInfoNumber, 3);
hasValue(API::VMCopyNumber, 4);
hasValue(API::VMCtlNumber, 5);
hasValue(API::VMShareNumber, 6);
hasValue(API::Success, 0);
hasValue(API::AccessViolation, 1);
hasValue(API::RangeError, 2);
hasValue(API::NotFound, 3);
hasValue(API::InvalidArgument, 4);
hasValue(API::OutOfMemory, 5);
hasValue(API::IOError, 6);
hasValue(API::AlreadyExists, 7);
hasValue(API::TemporaryUnavailable, 8);
hasValue((u32) API::MaxValue, 0xffffffff);
hasValue(API::Create, 0);
hasValue(API::Delete, 1);
hasValue(API::Send, 2);
hasValue(API::Receive, 3);
hasValue(API::SendReceive, 4);
hasValue(API::Read, 5);
hasValue(API::Write, 6);
hasValue(API::ReadPhys, 7);
hasType(&API::invoke, API::Result (API::*)(API::Number, ulong, ulong, ulong, ulong, ulong));
static_assert(Same<API::Handler, API::Result (ulong, ulong, ulong, ulong, ulong)>::Value);
hasType(static_cast<Log & (*)(Log &, API::Operation)>(operator <<), Log & (*)(Log &, API::Operation));
hasType(static_cast<Log & (*)(Log &, ProcessOperation)>(operator <<), Log & (*)(Log &, ProcessOperation));

hasValue(ANY, 65535);
hasValue(SELF, 65534);
hasValue(KERNEL_PID, 65533);
hasValue(CORESRV_PID, 0);
hasValue(DATASTORE_PID, 1);
hasValue(RECOVERY_PID, 2);
hasValue(ROOTFS_PID, 3);

hasValue(Idle, 0);
hasValue(RebootSystem, 1);
hasValue(ShutdownSystem, 2);
hasValue(WriteConsole, 3);
hasValue(Panic, 4);
hasType(&PrivExec, API::Result (*)(const PrivOperation, const Address));
hasType(&PrivExecHandler, API::Result (*)(const PrivOperation, const Address));

hasValue(Spawn, 0);
hasValue(KillPID, 1);
hasValue(GetPID, 2);
hasValue(GetParent, 3);
hasValue(WatchIRQ, 4);
hasValue(EnableIRQ, 5);
hasValue(DisableIRQ, 6);
hasValue(SendIRQ, 7);
hasValue(InfoPID, 8);
hasValue(WaitPID, 9);
hasValue(InfoTimer, 10);
hasValue(WaitTimer, 11);
hasValue(EnterSleep, 12);
hasValue(Schedule, 13);
hasValue(Wakeup, 14);
hasValue(Stop, 15);
hasValue(Resume, 16);
hasValue(Reset, 17);
memberHasType(ProcessInfo, id, ProcessID);
memberHasType(ProcessInfo, parent, ProcessID);
memberHasType(ProcessInfo, state, Process::State);
hasType(&ProcessCtl, API::Result (*)(const ProcessID, const ProcessOperation, const Address, const Address));
hasType(&ProcessCtlHandler, API::Result (*)(const ProcessID, const ProcessOperation, const Address, const Address));

hasType(&SystemInfo, API::Result (*)(SystemInformation *));
hasType(&SystemInfoHandler, API::Result (*)(SystemInformation *));
memberHasType(SystemInformation, version, ulong);
memberHasType(SystemInformation, cmdline, char [64]);
memberHasType(SystemInformation, kernelAddress, Address);
memberHasType(SystemInformation, kernelSize, Size);
memberHasType(SystemInformation, memorySize, Size);
memberHasType(SystemInformation, memoryAvail, Size);
memberHasType(SystemInformation, coreId, uint);
memberHasType(SystemInformation, bootImageAddress, Address);
memberHasType(SystemInformation, bootImageSize, Size);
memberHasType(SystemInformation, coreChannelAddress, Address);
memberHasType(SystemInformation, coreChannelSize, Size);
memberHasType(SystemInformation, timerCounter, uint);

hasType(&VMCopy, API::Result (*)(const ProcessID, const API::Operation, const Address, const Address, const Size));
hasType(&VMCopyHandler, API::Result (*)(const ProcessID, const API::Operation, const Address, const Address, const Size));

hasValue(MapContiguous, 0);
hasValue(MapSparse, 1);
hasValue(UnMap, 2);
hasValue(Release, 3);
hasValue(ReleaseSections, 4);
hasValue(LookupVirtual, 5);
hasValue(Access, 6);
hasValue(ReserveMem, 7);
hasValue(AddMem, 8);
hasValue(CacheClean, 9);
hasValue(CacheInvalidate, 10);
hasValue(CacheCleanInvalidate, 11);
hasType(&VMCtl, API::Result (*)(const ProcessID, const MemoryOperation, Memory::Range *));
hasType(&VMCtlHandler, API::Result (*)(const ProcessID, const MemoryOperation, Memory::Range *));
hasType(VMCtl(SELF, CacheClean), API::Result);

hasType(&VMShare, API::Result (*)(const ProcessID, const API::Operation, ProcessShares::MemoryShare *));
hasType(&VMShareHandler, API::Result (*)(const ProcessID, const API::Operation, ProcessShares::MemoryShare *));

hasType(&trapKernel1, ulong (*)(ulong, ulong));
hasType(&trapKernel2, ulong (*)(ulong, ulong, ulong));
hasType(&trapKernel3, ulong (*)(ulong, ulong, ulong, ulong));
hasType(&trapKernel4, ulong (*)(ulong, ulong, ulong, ulong, ulong));
hasType(&trapKernel5, ulong (*)(ulong, ulong, ulong, ulong, ulong, ulong));

memberHasType(ProcessShares::MemoryShare, pid, ProcessID);
memberHasType(ProcessShares::MemoryShare, coreId, Size);
memberHasType(ProcessShares::MemoryShare, tagId, Size);
memberHasType(ProcessShares::MemoryShare, range, Memory::Range);
memberHasType(ProcessShares::MemoryShare, attached, bool);
hasValue(ProcessShares::Success, 0);
hasValue(ProcessShares::InvalidArgument, 1);
hasValue(ProcessShares::MemoryMapError, 2);
hasValue(ProcessShares::OutOfMemory, 3);
hasValue(ProcessShares::AlreadyExists, 4);
hasValue(ProcessShares::DetachInProgress, 5);
hasValue(ProcessShares::NotFound, 6);
hasType(&ProcessShares::getProcessID, const ProcessID (ProcessShares::*)() const);
hasType(&ProcessShares::getMemoryContext, MemoryContext * (ProcessShares::*)());
hasType(&ProcessShares::setMemoryContext, ProcessShares::Result (ProcessShares::*)(MemoryContext *));
hasType(static_cast<ProcessShares::Result (ProcessShares::*)(ProcessShares &, ProcessShares::MemoryShare *)>(
            &ProcessShares::createShare),
        ProcessShares::Result (ProcessShares::*)(ProcessShares &, ProcessShares::MemoryShare *));
hasType(static_cast<ProcessShares::Result (ProcessShares::*)(ProcessID, Size, Size, Address, Size)>(
            &ProcessShares::createShare),
        ProcessShares::Result (ProcessShares::*)(ProcessID, Size, Size, Address, Size));
hasType(&ProcessShares::readShare, ProcessShares::Result (ProcessShares::*)(ProcessShares::MemoryShare *));
hasType(&ProcessShares::removeShares, ProcessShares::Result (ProcessShares::*)(ProcessID));

hasValue(InterruptEvent, 0);
hasValue(ShareCreated, 1);
hasValue(ProcessTerminated, 2);
memberHasType(ProcessEvent, type, ProcessEventType);
memberHasType(ProcessEvent, number, Size);
memberHasType(ProcessEvent, share, ProcessShares::MemoryShare);

hasValue(Process::Success, 0);
hasValue(Process::InvalidArgument, 1);
hasValue(Process::MemoryMapError, 2);
hasValue(Process::OutOfMemory, 3);
hasValue(Process::WakeupPending, 4);
hasValue(Process::Ready, 0);
hasValue(Process::Sleeping, 1);
hasValue(Process::Waiting, 2);
hasValue(Process::Stopped, 3);
hasType(&Process::getID, ProcessID (Process::*)() const);
hasType(&Process::getParent, ProcessID (Process::*)() const);
hasType(&Process::getWait, ProcessID (Process::*)() const);
hasType(&Process::getWaitResult, uint (Process::*)() const);
hasType(&Process::getShares, ProcessShares & (Process::*)());
hasType(&Process::getState, Process::State (Process::*)() const);
hasType(&Process::getMemoryContext, MemoryContext * (Process::*)());
hasType(&Process::isPrivileged, bool (Process::*)() const);

/** Looks at a process from inside. Processes are made by the kernel only: this one is there for its types. */
class OldProcess : public Process
{
  public:

    OldProcess(ProcessID id, Address entry, bool privileged, const MemoryMap & map)
        : Process(id, entry, privileged, map)
    {
    }

    static bool hasMembers()
    {
        hasType(&OldProcess::wakeup, Result (Process::*)());
        hasType(&OldProcess::sleep, Result (Process::*)(const Timer::Info *, bool));
        hasType(&OldProcess::wait, Result (Process::*)(ProcessID));
        hasType(&OldProcess::stop, Result (Process::*)());
        hasType(&OldProcess::resume, Result (Process::*)());
        hasType(&OldProcess::raiseEvent, Result (Process::*)(const struct ProcessEvent *));
        hasType(&OldProcess::getSleepTimer, const Timer::Info & (Process::*)() const);
        hasType(&OldProcess::setParent, void (Process::*)(ProcessID));
        memberHasType(OldProcess, m_id, const ProcessID);
        memberHasType(OldProcess, m_parent, ProcessID);
        memberHasType(OldProcess, m_state, State);
        memberHasType(OldProcess, m_waitId, ProcessID);
        memberHasType(OldProcess, m_waitResult, uint);
        memberHasType(OldProcess, m_privileged, bool);
        memberHasType(OldProcess, m_entry, Address);
        memberHasType(OldProcess, m_map, MemoryMap);
        memberHasType(OldProcess, m_memoryContext, MemoryContext *);
        memberHasType(OldProcess, m_wakeups, Size);
        memberHasType(OldProcess, m_sleepTimer, Timer::Info);
        memberHasType(OldProcess, m_shares, ProcessShares);
        memberHasType(OldProcess, m_kernelChannel, MemoryChannel *);
        return true;
    }

  protected:

    virtual Result initialize() override { return Process::initialize(); }
    virtual void reset(const Address) override { }
    virtual void execute(Process *) override { }
    virtual Result join(const uint result) override { return Process::join(result); }
};

hasValue(MAX_PROCS, 1024);
hasValue(ProcessManager::Success, 0);
hasValue(ProcessManager::InvalidArgument, 1);
hasValue(ProcessManager::IOError, 2);
hasValue(ProcessManager::WakeupPending, 3);
hasValue(ProcessManager::AlreadyExists, 4);
typedef ProcessManager::Result ManagerResult;
hasType(&ProcessManager::create, Process * (ProcessManager::*)(const Address, const MemoryMap &, const bool, const bool));
hasType(&ProcessManager::get, Process * (ProcessManager::*)(const ProcessID));
hasType(&ProcessManager::remove, void (ProcessManager::*)(Process *, const uint));
hasType(&ProcessManager::schedule, ManagerResult (ProcessManager::*)());
hasType(static_cast<ManagerResult (ProcessManager::*)(Process *)>(&ProcessManager::wait),
        ManagerResult (ProcessManager::*)(Process *));
hasType(&ProcessManager::stop, ManagerResult (ProcessManager::*)(Process *));
hasType(&ProcessManager::resume, ManagerResult (ProcessManager::*)(Process *));
hasType(&ProcessManager::reset, ManagerResult (ProcessManager::*)(Process *, const Address));
hasType(&ProcessManager::sleep, ManagerResult (ProcessManager::*)(const Timer::Info *, const bool));
hasType(&ProcessManager::wakeup, ManagerResult (ProcessManager::*)(Process *));
hasType(&ProcessManager::raiseEvent, ManagerResult (ProcessManager::*)(Process *, const struct ProcessEvent *));
hasType(&ProcessManager::registerInterruptNotify, ManagerResult (ProcessManager::*)(Process *, const u32));
hasType(&ProcessManager::unregisterInterruptNotify, ManagerResult (ProcessManager::*)(Process *));
hasType(&ProcessManager::interruptNotify, ManagerResult (ProcessManager::*)(const u32));
hasType(&ProcessManager::setIdle, void (ProcessManager::*)(Process *));
hasType(&ProcessManager::current, Process * (ProcessManager::*)());

hasValue(Scheduler::Success, 0);
hasValue(Scheduler::InvalidArgument, 1);
hasType(&Scheduler::count, Size (Scheduler::*)() const);
hasType(&Scheduler::enqueue, Scheduler::Result (Scheduler::*)(Process *, bool));
hasType(&Scheduler::dequeue, Scheduler::Result (Scheduler::*)(Process *, bool));
hasType(&Scheduler::select, Process * (Scheduler::*)());

static_assert(Same<InterruptHandler, void (struct CPUState *, ulong, ulong)>::Value);
memberHasType(InterruptHook, handler, InterruptHandler *);
memberHasType(InterruptHook, param, ulong);
hasValue(Kernel::Success, 0);
hasValue(Kernel::InvalidBootImage, 1);
hasValue(Kernel::ProcessError, 2);
hasValue(Kernel::IOError, 3);
hasType(&Kernel::initializeHeap, Error (*)());
hasType(&Kernel::getAllocator, SplitAllocator * (Kernel::*)());
hasType(&Kernel::getProcessManager, ProcessManager * (Kernel::*)());
hasType(&Kernel::getAPI, API * (Kernel::*)());
hasType(&Kernel::getMemoryContext, MemoryContext * (Kernel::*)());
hasType(&Kernel::getCoreInfo, CoreInfo * (Kernel::*)());
hasType(&Kernel::getTimer, Timer * (Kernel::*)());
hasType(&Kernel::run, int (Kernel::*)());
hasType(Kernel::instance(), Kernel *);

/** Looks at the kernel from inside, as above. */
class OldKernel : public Kernel
{
  public:

    OldKernel(CoreInfo *info) : Kernel(info)
    {
    }

    static bool hasMembers()
    {
        memberHasType(OldKernel, m_alloc, SplitAllocator *);
        memberHasType(OldKernel, m_procs, ProcessManager *);
        memberHasType(OldKernel, m_api, API *);
        memberHasType(OldKernel, m_coreInfo, CoreInfo *);
        memberHasType(OldKernel, m_interrupts, Vector<List<InterruptHook *> *>);
        memberHasType(OldKernel, m_intControl, IntController *);
        memberHasType(OldKernel, m_timer, Timer *);
        return true;
    }

    virtual void enableIRQ(u32 irq, bool enabled) override { Kernel::enableIRQ(irq, enabled); }
    virtual Result sendIRQ(const uint, const uint) override { return IOError; }
    virtual void hookIntVector(u32, InterruptHandler, ulong) override { }
    virtual void executeIntVector(u32, CPUState *) override { }
    virtual Result loadBootImage() override { return InvalidBootImage; }
};

static void hooked(struct CPUState *, ulong, ulong)
{
}

const char * checkKernel()
{
    InterruptHook one(hooked, 1), two(hooked, 2);

    require(one == &one && !(one == &two));
    require(OldProcess::hasMembers() && OldKernel::hasMembers());
    require(vectorOfApi == ZERO && levelOfApi == Log::Debug);

    // The constructor asks the kernel by itself
    SystemInformation information, again;
    require(SystemInfo(&again) == API::Success);
    require(information.version == again.version && information.memorySize == again.memorySize);

    ProcessInfo info;
    require(ProcessCtl(SELF, InfoPID, (Address) &info) == API::Success);
    require(info.id == (ProcessID) ProcessCtl(SELF, GetPID) && info.state == Process::Ready);
    return ZERO;
}
