// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/User.h>
#include <CoreClient.h>
#include <CoreMessage.h>
#include <DatastoreClient.h>
#include <DatastoreMessage.h>
#include <KernelLog.h>
#include <MemoryBlock.h>
#include <PageAllocator.h>
#include <ProcessClient.h>
#include <RecoveryClient.h>
#include <RecoveryMessage.h>
#include <core/Core.h>
#include <datastore/Datastore.h>
#include <recovery/Recovery.h>
#include "Signature.h"

hasValue(ProcessClient::MaximumProcesses, 1024);
hasValue(ProcessClient::Success, 0);
hasValue(ProcessClient::NotFound, 1);
hasValue(ProcessClient::IOError, 2);
memberHasType(ProcessClient::Info, kernelState, ProcessInfo);
memberHasType(ProcessClient::Info, command, String);
memberHasType(ProcessClient::Info, textState, String);
hasType(&ProcessClient::getProcessID, ProcessID (ProcessClient::*)() const);
hasType(&ProcessClient::getParentID, ProcessID (ProcessClient::*)() const);
hasType(&ProcessClient::findProcess, ProcessID (ProcessClient::*)(const String) const);

hasType(&CoreClient::getCoreCount, Core::Result (CoreClient::*)(Size &) const);
hasType(&CoreClient::createProcess,
        Core::Result (CoreClient::*)(const Size, const Address, const Size, const char *) const);
hasType(&RecoveryClient::restartProcess, Recovery::Result (RecoveryClient::*)(const ProcessID) const);

hasValue(Recovery::RestartProcess, 1);
hasValue(Recovery::Success, 0);
hasValue(Recovery::IOError, 1);
hasValue(Recovery::InvalidArgument, 2);
hasValue(Recovery::NotFound, 3);
hasValue(Recovery::IpcError, 4);
memberHasType(RecoveryMessage, from, ProcessID);
memberHasType(RecoveryMessage, action, Recovery::Action);
memberHasType(RecoveryMessage, result, Recovery::Result);
memberHasType(RecoveryMessage, pid, ProcessID);

hasValue(Datastore::RegisterBuffer, 1);
hasValue(Datastore::Success, 0);
hasValue(Datastore::IOError, 1);
hasValue(Datastore::InvalidArgument, 2);
hasValue(Datastore::IpcError, 3);
memberHasType(DatastoreMessage, from, ProcessID);
memberHasType(DatastoreMessage, action, Datastore::Action);
memberHasType(DatastoreMessage, result, Datastore::Result);
memberHasType(DatastoreMessage, key, char [32]);
memberHasType(DatastoreMessage, size, Size);
memberHasType(DatastoreMessage, address, Address);

hasValue(Core::GetCoreCount, 0);
hasValue(Core::CreateProcess, 1);
hasValue(Core::PingRequest, 2);
hasValue(Core::PongResponse, 3);
hasValue(Core::Success, 0);
hasValue(Core::InvalidArgument, 1);
hasValue(Core::NotFound, 2);
hasValue(Core::BootError, 3);
hasValue(Core::ExecError, 4);
hasValue(Core::OutOfMemory, 5);
hasValue(Core::IOError, 6);
hasValue(Core::MemoryError, 7);
hasValue(Core::IpcError, 8);
memberHasType(CoreMessage, action, Core::Action);
memberHasType(CoreMessage, result, Core::Result);
memberHasType(CoreMessage, coreNumber, Size);
memberHasType(CoreMessage, programAddr, Address);
memberHasType(CoreMessage, programSize, Size);
memberHasType(CoreMessage, programCmd, const char *);

/** The kernel's console, which also counts. */
class OldKernelLog : public KernelLog
{
  public:

    OldKernelLog() : written(0)
    {
    }

    virtual void write(const char *) override { written++; }
    virtual void terminate() const override { }

    Size written;
};

/** Pages of a heap that lies nowhere. */
class OldPageAllocator : public PageAllocator
{
  public:

    OldPageAllocator(const Range range) : PageAllocator(range)
    {
    }

    virtual Size available() const override { return 42; }
    virtual Result allocate(Range & args) override { args.address = base(); return Success; }
    virtual Result release(const Address) override { return InvalidAddress; }
};

const char * checkRuntime()
{
    CoreClient core, otherCore(77);
    DatastoreClient datastore, otherDatastore(77);
    RecoveryClient recovery, otherRecovery(77);
    ProcessClient processes;
    ProcessClient::Info info;
    typedef Datastore::Result (DatastoreClient::*Register)(const char *, void *, const Size) const;

    require(signature<Register>(&DatastoreClient::registerBuffer));

    const ProcessID self = processes.getProcessID();
    require(self == (ProcessID) ProcessCtl(SELF, GetPID));
    require(processes.getParentID() == (ProcessID) ProcessCtl(SELF, GetParent));
    require(processes.processInfo(self, info) == ProcessClient::Success);
    require(info.kernelState.id == self && info.textState.equals("Running") && info.command.length() > 0);
    require(processes.processInfo("/no/such/program", info) == ProcessClient::NotFound);
    require(processes.findProcess("/no/such/program") == ANY);

    Log *before = Log::instance();
    {
        OldKernelLog log;

        NOTICE("one " << 1u << (void *) 1);
        FATAL("two");
        require(log.written == 2);
    }
    if (before)
    {
        WeakSingleton<Log> restored(before);
    }

    const Allocator::Range range = { 0x10000, 0x20000, PAGESIZE };
    OldPageAllocator own(range);
    Allocator *allocator = &own;
    Allocator::Range args = { 0, 8, 0 };

    require(allocator->available() == 42 && allocator->allocate(args) == Allocator::Success);
    require(args.address == 0x10000 && allocator->release(1) == Allocator::InvalidAddress);

    // As restartProcess() fills it in: the sender is set in the message and in its base
    RecoveryMessage msg;
    msg.type = ChannelMessage::Request;
    msg.ChannelMessage::from = 1;
    msg.from = 2;
    msg.action = Recovery::RestartProcess;
    msg.pid = 3;
    require(msg.ChannelMessage::from == 1);
    return ZERO;
}
