// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include <FreeNOS/Kernel.h>
#include <FreeNOS/SupervisorRecord.h>
#include <FreeNOS/UserMemory.h>
#include <Log.h>
#include <MemoryBlock.h>
#include "ProcessCtl.h"

/**
 * Everything that is not on the hot path of IPC.
 *
 * Kept apart, so that the hot path needs no stack for it, and not static, so that its arguments are passed where those
 * of the handler are.
 */
extern NOINLINE API::Result control(const ProcessID id, const ProcessOperation op, const Address addr,
                                    const Address output);


static_assert((int) API::Success == (int) ProcessManager::Success, "results are passed on");

/** Statuses and ProcessIDs are returned in the upper half of the result */
static API::Result withValue(const uint value)
{
    return (API::Result) (API::Success | ((value & 0xffff) << 16));
}

static bool readTimer(const Address addr, Timer::Info *timer)
{
    return UserMemory::get(timer, addr);
}

/** Whether the caller may wait for a signal of a process: of any other that exists */
static ALWAYS_INLINE bool canWaitFor(ProcessManager *procs, const ProcessID id)
{
    if (id == ANY)
        return true;

    const Process *proc = procs->get(id);
    return proc && proc != procs->current();
}

API::Result ProcessCtlHandler(const ProcessID id,
                              const ProcessOperation op,
                              const Address addr,
                              const Address output)
{
    ProcessManager *procs = Kernel::instance()->getProcessManager();

    if (op == GetPID)
        return (API::Result) procs->current()->getID();

    if (op != WaitSignal || addr)
        return control(id, op, addr, output);

    if (!canWaitFor(procs, id))
        return API::NotFound;

    return (API::Result) procs->waitSignal(id, ZERO);
}

/** Waits for a signal, but not longer than until a moment */
static API::Result waitSignalUntil(const ProcessID id, const Address addr)
{
    ProcessManager *procs = Kernel::instance()->getProcessManager();
    Timer::Info timer;

    if (!canWaitFor(procs, id))
        return API::NotFound;

    if (!readTimer(addr, &timer))
        return API::AccessViolation;

    return (API::Result) procs->waitSignal(id, &timer);
}

static API::Result spawn(Process *self, const Address entry, const Address options)
{
    ProcessManager *procs = Kernel::instance()->getProcessManager();
    SpawnOptions wanted;

    MemoryBlock::set(&wanted, 0, sizeof(wanted));
    wanted.privileges = self->getPrivileges();

    if (options)
    {
        if (!UserMemory::get(&wanted, options))
            return API::AccessViolation;
        wanted.path[sizeof(wanted.path) - 1] = 0;
    }

    Process *child = UserMemory::isUserRange(entry, sizeof(u32)) ?
        procs->create(entry, self->getMemoryMap(), false, true) : ZERO;
    if (!child)
        return API::IOError;

    child->setSpawner(self->getPrivileges());
    child->restrictPrivileges(wanted.privileges & self->getPrivileges());
    child->setPath(wanted.path);
    return withValue(child->getID());
}

static API::Result information(Process *proc, const Address addr)
{
    ProcessInfo info;

    MemoryBlock::set(&info, 0, sizeof(info));
    info.id = proc->getID();
    info.parent = proc->getParent();
    info.state = proc->getState();
    info.generation = proc->getGeneration();
    info.restarts = proc->getRestarts();
    info.privileges = proc->getPrivileges();
    info.faults = proc->getFaults();
    info.waitsFor = proc->getWait();
    info.cpuTicks = proc->getTicks();
    info.loops = proc->getDoorbell()->loops;
    info.requests = proc->getDoorbell()->requests;
    info.pingRequest = proc->getDoorbell()->pingRequest;
    info.pingAnswer = proc->getDoorbell()->pingAnswer;
    info.supervised = proc->isSupervised();
    info.spawner = proc->getSpawner();
    MemoryBlock::copy((void *) info.path, (const void *) proc->getPath(), sizeof(info.path));

    return UserMemory::put(addr, &info) ? API::Success : API::AccessViolation;
}

static API::Result interrupt(Process *self, Process *proc, const ProcessOperation op, const Address irq)
{
    Kernel *kernel = Kernel::instance();
    ProcessManager *procs = kernel->getProcessManager();

    if (!(self->getPrivileges() & Privilege::Device))
        return API::AccessViolation;

    if (op == SendIRQ)
        return kernel->sendIRQ(irq >> 16, irq & 0xffff) == Kernel::Success ? API::Success : API::IOError;

    if (op == WatchIRQ)
    {
        switch (procs->registerInterruptNotify(proc, irq))
        {
            case ProcessManager::Success:         return API::Success;
            case ProcessManager::InvalidArgument: return API::InvalidArgument;
            default:                              return API::IOError;
        }
    }

    // Only who watches a line may mask it
    if (!procs->isInterruptOwner(proc, irq))
        return API::InvalidArgument;

    kernel->enableIRQ(irq, op == EnableIRQ);
    return API::Success;
}

static API::Result waitFor(const ProcessID id, const bool block)
{
    uint status = 0;

    switch (Kernel::instance()->getProcessManager()->wait(id, &status, block))
    {
        case ProcessManager::Success:         return withValue(status);
        case ProcessManager::WakeupPending:   return API::TemporaryUnavailable;
        case ProcessManager::InvalidArgument: return API::InvalidArgument;
        default:                              return API::NotFound;
    }
}

static API::Result sleepUntil(const Address addr, const bool ignoreWakeups)
{
    Timer::Info timer;

    if (addr && !readTimer(addr, &timer))
        return API::AccessViolation;

    if (!addr && ignoreWakeups)
        return API::InvalidArgument;

    Kernel::instance()->getProcessManager()->sleep(addr ? &timer : ZERO, ignoreWakeups);
    return API::Success;
}

static API::Result timerInformation(const Address addr)
{
    Kernel *kernel = Kernel::instance();
    Timer::Info info;

    if (!kernel->getTimer())
        return API::NotFound;

    info.ticks = kernel->getTicks();
    info.frequency = kernel->getTimer()->getFrequency();
    return UserMemory::put(addr, &info) ? API::Success : API::AccessViolation;
}

/** Anybody may complain about who is supervised: what comes of it is for the supervisor to decide. */
static API::Result complain(Process *self, const Process *proc)
{
    ProcessManager *procs = Kernel::instance()->getProcessManager();

    if (!proc->isSupervised() || proc == self)
        return API::InvalidArgument;

    return procs->complain(self, proc) == ProcessManager::Success ? API::Success : API::TemporaryUnavailable;
}

/** Registers of a process that does not run. */
static API::Result registers(Process *proc, const ProcessOperation op, const Address addr)
{
    CPUState state;

    if (proc->getState() != Process::Stopped)
        return API::IOError;

    if (op == ReadState)
        return UserMemory::put(addr, proc->getRegisters()) ? API::Success : API::AccessViolation;

    if (!UserMemory::get(&state, addr))
        return API::AccessViolation;

    proc->setRegisters(state);
    return API::Success;
}

/** A supervised process ends only by its supervisor, or by who may also switch the machine off. */
static bool isFault(Process *self, Process *proc)
{
    ProcessManager *procs = Kernel::instance()->getProcessManager();

    if (!procs->supervisor() || (!proc->isSupervised() && proc != procs->supervisor()))
        return false;

    return self == proc || (self != procs->supervisor() && !(self->getPrivileges() & Privilege::Power));
}

static API::Result change(Process *proc, const ProcessOperation op, const Address addr)
{
    ProcessManager *procs = Kernel::instance()->getProcessManager();
    ProcessManager::Result result = ProcessManager::Success;

    switch (op)
    {
        case KillPID:
            if (isFault(procs->current(), proc))
                procs->endSupervised(proc, addr);
            else
                procs->remove(proc, addr);
            return API::Success;

        case Stop:
            result = procs->stop(proc);
            break;

        case Resume:
            result = procs->resume(proc);
            break;

        default:
            if (!UserMemory::isUserRange(addr, sizeof(u32)))
                return API::InvalidArgument;
            if (proc == procs->current())
                return API::InvalidArgument;

            result = procs->reset(proc, addr);
            if (result == ProcessManager::Success)
                Kernel::instance()->getReserve()->drop(proc);
            break;
    }
    return result == ProcessManager::Success ? API::Success : API::IOError;
}

API::Result control(const ProcessID id, const ProcessOperation op, const Address addr, const Address output)
{
    ProcessManager *procs = Kernel::instance()->getProcessManager();
    Process *self = procs->current();
    Process *proc = id == SELF ? self : procs->get(id);

    // Operations without a target, or with one that may have ended
    switch (op)
    {
        case WaitSignal: return waitSignalUntil(id, addr);
        case Spawn:      return spawn(self, addr, output);
        case WaitPID:    return waitFor(id, true);
        case TestPID:    return waitFor(id, false);
        default:         break;
    }

    if ((Size) op > Complain)
        return API::InvalidArgument;

    if (!proc)
        return API::NotFound;

    switch (op)
    {
        // These act on the caller, whoever is named
        case GetParent:  return (API::Result) self->getParent();
        case InfoTimer:  return timerInformation(addr);
        case WaitTimer:  return sleepUntil(addr, true);
        case EnterSleep: return sleepUntil(addr, false);
        case Schedule:   procs->schedule(); return API::Success;

        case InfoPID:
            return information(proc, addr);

        case InfoFault:
            if (proc->getFaultInfo().kind == FaultInfo::None)
                return API::NotFound;
            return UserMemory::put(addr, &proc->getFaultInfo()) ? API::Success : API::AccessViolation;

        case Wakeup:
            if (!self->mayManage(proc) && !self->getShares().isPeer(proc->getID()) &&
                proc->getID() != self->getParent())
                return API::AccessViolation;
            procs->wakeup(proc);
            return API::Success;

        case DropPrivileges:
            if (!self->mayManage(proc))
                return API::AccessViolation;
            proc->restrictPrivileges(addr);
            return API::Success;

        case Ping:
            // Who shares memory may wake up anyway
            if (!self->getShares().isPeer(proc->getID()) && !(self->getPrivileges() & Privilege::Manage))
                return API::AccessViolation;
            procs->ping(proc);
            return API::Success;

        case Complain:
            return complain(self, proc);

        case Subscribe:
            if (proc != self || !(self->getPrivileges() & Privilege::Manage))
                return API::AccessViolation;
            if ((addr & ~PAGEMASK) || (addr && !UserMemory::isUserRange(addr, SupervisorRecord::MemorySize)))
                return API::InvalidArgument;
            procs->subscribe(self, addr);
            return API::Success;

        default:
            break;
    }

    if (!self->mayManage(proc))
        return API::AccessViolation;

    switch (op)
    {
        case WatchIRQ:
        case EnableIRQ:
        case DisableIRQ:
        case SendIRQ:
            return interrupt(self, proc, op, addr);

        case Supervise:
            // Only for who may act on any process
            if (!(self->getPrivileges() & Privilege::Manage))
                return API::AccessViolation;
            proc->setSupervised(addr != 0);
            return API::Success;

        case ReadState:
        case WriteState:
            return registers(proc, op, addr);

        default:
            return change(proc, op, addr);
    }
}

Log & operator << (Log &log, ProcessOperation op)
{
    static const char *names[] =
    {
        "Spawn", "KillPID", "GetPID", "GetParent", "WatchIRQ", "EnableIRQ", "DisableIRQ", "SendIRQ", "InfoPID",
        "WaitPID", "InfoTimer", "WaitTimer", "EnterSleep", "Schedule", "Wakeup", "Stop", "Resume", "Reset",
        "WaitSignal", "DropPrivileges", "Subscribe", "InfoFault", "TestPID", "Supervise", "Ping", "ReadState",
        "WriteState", "Complain"
    };
    static_assert(sizeof(names) / sizeof(names[0]) == Complain + 1, "each operation has a name");

    log.append((Size) op < sizeof(names) / sizeof(names[0]) ? names[op] : "???");
    return log;
}
