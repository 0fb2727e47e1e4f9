// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestCase.h>
#include <TestRunner.h>
#include <TestMain.h>
#include <DatastoreClient.h>
#include <ProcessClient.h>
#include <RecoveryClient.h>

/** A process that cannot exist. */
static const ProcessID Nobody = MAX_PROCS + 1;

TestCase(DatastoreArguments)
{
    const DatastoreClient client(Nobody);
    Address address = 0x1234;
    bool existing = true;

    // Refused before anybody is asked, and nothing is stored.
    testAssert(client.registerBuffer("", &address, 100) == Datastore::InvalidArgument);
    testAssert(client.registerBuffer(0, &address, 100) == Datastore::InvalidArgument);
    testAssert(client.registerBuffer("key", 0, 100) == Datastore::InvalidArgument);
    testAssert(client.registerBuffer("key", &address, 0) == Datastore::InvalidArgument);
    testAssert(client.registerBuffer("0123456789012345678901234567890", &address, 100, existing) ==
               Datastore::IpcError);
    testAssert(client.registerBuffer("01234567890123456789012345678901", &address, 100, existing) ==
               Datastore::InvalidArgument);
    testAssert(address == 0x1234 && existing);
    return OK;
}

TestCase(RecoveryNobody)
{
    testAssert(RecoveryClient(Nobody).restartProcess(0) == Recovery::IpcError);
    return OK;
}

TestCase(ProcessSelf)
{
    const ProcessClient client;
    ProcessClient::Info info;

    testAssert(client.processInfo(client.getProcessID(), info) == ProcessClient::Success);
    testAssert(info.kernelState.id == client.getProcessID());
    testAssert(info.kernelState.parent == client.getParentID());
    testAssert(info.textState.equals("Running"));
    testAssert(info.command.endsWith("ClientTest"));
    return OK;
}

TestCase(ProcessFind)
{
    const ProcessClient client;
    ProcessClient::Info info;

    testAssert(client.findProcess("ClientTest") == client.getProcessID());
    testAssert(client.findProcess("/server/recovery/server") == RECOVERY_PID);
    testAssert(client.findProcess("./server/recovery/server") == RECOVERY_PID);
    testAssert(client.findProcess("ecovery/server") == ANY);
    testAssert(client.findProcess("") == ANY);
    testAssert(client.processInfo(String("no such program"), info) == ProcessClient::NotFound);
    testAssert(client.processInfo(Nobody, info) == ProcessClient::NotFound);
    return OK;
}
