// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include <ProcessFinder.h>
#include <Timestamp.h>
#include <stdio.h>
#include <string.h>
#include "BitFlipper.h"
#include "FaultInjector.h"
#include "FaultMaker.h"

FaultMaker::FaultMaker(int argc, char **argv)
    : POSIXApplication(argc, argv)
    , m_seed(0)
{
    m_done[0] = 0;
    parser().setDescription("Make a process fail");
    parser().registerPositional("PROCESS KIND", "Name or number of the process, and kind of the fault; -s: seed", 0);
    parser().registerFlag('l', "list", "List the kinds of faults");
    parser().registerFlag('s', "seed", "Number that chooses the bit to flip");
}

void FaultMaker::listKinds() const
{
    for (const FaultStub *stub = FaultStub::stubs; stub->name; stub++)
        printf("%-11s it %s\r\n", stub->name, stub->effect);

    printf("%-11s it goes on where nothing is\r\n", "jump");
    printf("%-11s it goes on with a stack where nothing is\r\n", "badstack");
    printf("%-11s a random bit of its memory is flipped\r\n", "flip");
    printf("%-11s it is ended\r\n", "kill");
    printf("%-11s it is stopped\r\n", "stop");
}

FaultMaker::Result FaultMaker::exec()
{
    const Vector<Argument *> &words = arguments().getPositionals();
    const bool seeded = arguments().get("seed") != ZERO;
    ProcessID pid;

    m_seed = (u32) timestamp();

    if (arguments().get("list"))
    {
        listKinds();
        return Success;
    }

    if (words.count() != (seeded ? 3 : 2))
    {
        dprintf(2, "fault: give a process and a kind of fault, see fault --list\r\n");
        return ShowUsage;
    }

    if (seeded && !ArgumentParser::parseNumber(*words[2]->getValue(), UINT_MAX, m_seed))
    {
        dprintf(2, "fault: %s: not a seed: give a whole number\r\n", *words[2]->getValue());
        return InvalidArgument;
    }

    const char *name = *words[0]->getValue();

    switch (ProcessFinder().find(name, pid))
    {
        case ProcessFinder::Success:
            return spoil(pid, *words[1]->getValue());

        case ProcessFinder::Ambiguous:
            dprintf(2, "fault: %s: more than one process matches: give a number or a longer path\r\n", name);
            return InvalidArgument;

        default:
            dprintf(2, "fault: %s: no such process\r\n", name);
            return NotFound;
    }
}

FaultMaker::Result FaultMaker::spoil(const ProcessID pid, const char *kind)
{
    const FaultStub *stub = FaultStub::find(kind);
    API::Result result;

    if (strcmp(kind, "kill") == 0)
    {
        strlcpy(m_done, "was ended", sizeof(m_done));
        result = ProcessCtl(pid, KillPID, 1);
    }
    else if (strcmp(kind, "stop") == 0)
    {
        strlcpy(m_done, "was stopped", sizeof(m_done));
        result = ProcessCtl(pid, Stop);
    }
    else if (!stub && strcmp(kind, "jump") != 0 && strcmp(kind, "badstack") != 0 && strcmp(kind, "flip") != 0)
    {
        dprintf(2, "fault: %s: there is no such kind of fault on this machine, see fault --list\r\n", kind);
        return InvalidArgument;
    }
    else if (pid == (ProcessID) ProcessCtl(SELF, GetPID))
    {
        dprintf(2, "fault: not to this process itself\r\n");
        return InvalidArgument;
    }
    else
    {
        ProcessInfo info;

        // A process that was stopped before stays so
        result = ProcessCtl(pid, InfoPID, (Address) &info);
        if (result == API::Success)
            result = ProcessCtl(pid, Stop);

        if (result == API::Success)
        {
            result = stub ? spoilCode(pid, *stub) : strcmp(kind, "flip") == 0 ? spoilBit(pid)
                                                  : spoilRegisters(pid, strcmp(kind, "badstack") == 0);
            if (info.state != Process::Stopped)
                ProcessCtl(pid, Resume);
        }
    }

    switch (result)
    {
        case API::Success:
            printf("process %u %s\r\n", pid, m_done);
            return Success;

        case API::NotFound:
            dprintf(2, "fault: %u: no such process\r\n", pid);
            return NotFound;

        case API::AccessViolation:
            dprintf(2, "fault: %u: permission denied, or there is no code where it is\r\n", pid);
            return IOError;

        default:
            dprintf(2, "fault: %u: the kernel refuses (result %d)\r\n", pid, (int) result);
            return IOError;
    }
}

API::Result FaultMaker::spoilCode(const ProcessID pid, const FaultStub & stub)
{
    Address address = 0;
    const API::Result result = FaultInjector(pid).overwriteCode(stub, address);

    if (result == API::Success)
    {
        snprintf(m_done, sizeof(m_done), "%s, by %u bytes of code at %x", stub.effect, stub.size, (u32) address);
    }
    return result;
}

API::Result FaultMaker::spoilRegisters(const ProcessID pid, const bool stack)
{
    snprintf(m_done, sizeof(m_done), "goes on with its %s at %x", stack ? "stack" : "instructions",
             (u32) FaultInjector::Nowhere);
    return FaultInjector(pid).spoilRegisters(stack);
}

API::Result FaultMaker::spoilBit(const ProcessID pid)
{
    BitFlipper::Flip flip;

    if (!BitFlipper(pid, m_seed).flip(flip))
        return API::AccessViolation;

    snprintf(m_done, sizeof(m_done), "has a flipped bit in its %s: byte at %x was %02x, is %02x (seed %u)",
             flip.section, (u32) flip.address, flip.before, flip.after, m_seed);
    return API::Success;
}
