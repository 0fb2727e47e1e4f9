// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestCase.h>
#include <TestRunner.h>
#include <TestMain.h>
#include <ApplicationLauncher.h>
#include <FileSystemClient.h>
#include <MemoryBlock.h>
#include <ProcessClient.h>
#include <RecoveryClient.h>

/** The server on /tmp of the running system. */
static ProcessID server()
{
    const FileSystemClient client;
    FileSystem::FileStat st;

    return client.statFile("/tmp", &st) == FileSystem::Success ? st.pid : ANY;
}

/** Create a file and open it. */
static FileSystem::Result create(const char *path, Size & descriptor)
{
    const FileSystemClient client;
    const FileSystem::Result result = client.createFile(path, FileSystem::RegularFile, FileSystem::OwnerRW);

    return result == FileSystem::Success ? client.openFile(path, descriptor) : result;
}

TestCase(FileIsCreatedWrittenReadAndDeleted)
{
    const FileSystemClient client;
    FileSystem::FileStat st;
    Size file, again, size = 5;
    char text[16] = "";

    client.deleteFile("/tmp/test.file");
    testAssert(create("/tmp/test.file", file) == FileSystem::Success);
    testAssert(create("/tmp/test.file", again) == FileSystem::AlreadyExists);
    testAssert(client.writeFile(file, "hello", &size) == FileSystem::Success);
    testAssert(size == 5);
    testAssert(client.statFile("/tmp/test.file", &st) == FileSystem::Success);
    testAssert(st.size == 5 && st.type == FileSystem::RegularFile && st.access == FileSystem::OwnerRW);

    testAssert(client.openFile("/tmp/test.file", again) == FileSystem::Success);
    size = sizeof(text);
    testAssert(client.readFile(again, text, &size) == FileSystem::Success);
    testAssert(size == 5 && testString(text, "hello"));
    size = sizeof(text);
    testAssert(client.readFile(again, text, &size) == FileSystem::Success);
    testAssert(size == 0);

    testAssert(client.deleteFile("/tmp/test.file") == FileSystem::Success);
    testAssert(client.statFile("/tmp/test.file", &st) == FileSystem::NotFound);
    testAssert(client.closeFile(file) == FileSystem::Success);
    testAssert(client.closeFile(again) == FileSystem::Success);
    return OK;
}

TestCase(DeletedAndClosedFilesAreNotFound)
{
    const FileSystemClient client;
    Size file, size = 1;
    char byte = 'x';

    client.deleteFile("/tmp/test.gone");
    testAssert(create("/tmp/test.gone", file) == FileSystem::Success);
    testAssert(client.deleteFile("/tmp/test.gone") == FileSystem::Success);
    testAssert(client.readFile(file, &byte, &size) == FileSystem::NotFound);
    testAssert(client.writeFile(file, &byte, &size) == FileSystem::NotFound);
    testAssert(client.closeFile(file) == FileSystem::Success);
    testAssert(client.readFile(file, &byte, &size) == FileSystem::NotFound);
    testAssert(client.writeFile(file, &byte, &size) == FileSystem::NotFound);
    return OK;
}

TestCase(LargeUnalignedTransfersAreComplete)
{
    const FileSystemClient client;
    static u8 out[100003], in[100003];
    Size file, size = sizeof(out);

    for (Size i = 0; i < sizeof(out); i++)
    {
        out[i] = i * 13 + i / 4096;
    }

    client.deleteFile("/tmp/test.large");
    testAssert(create("/tmp/test.large", file) == FileSystem::Success);
    testAssert(client.writeFile(file, out + 1, &(size = sizeof(out) - 1)) == FileSystem::Success);
    testAssert(size == sizeof(out) - 1);
    testAssert(client.closeFile(file) == FileSystem::Success);
    testAssert(client.openFile("/tmp/test.large", file) == FileSystem::Success);
    testAssert(client.readFile(file, in + 3, &(size = sizeof(in) - 3)) == FileSystem::Success);
    testAssert(size == sizeof(in) - 3);
    testAssert(MemoryBlock::compare((const void *) (in + 3), out + 1, sizeof(in) - 3));
    testAssert(client.closeFile(file) == FileSystem::Success);
    testAssert(client.deleteFile("/tmp/test.large") == FileSystem::Success);
    return OK;
}

TestCase(BadAddressIsAnErrorAndTheServerGoesOn)
{
    const FileSystemClient client;
    Size file, size = 1000;

    client.deleteFile("/tmp/test.bad");
    testAssert(create("/tmp/test.bad", file) == FileSystem::Success);
    testAssert(client.writeFile(file, (const void *) 0x70000000, &size) == FileSystem::IOError);
    testAssert(client.writeFile(file, "abcd", &(size = 4)) == FileSystem::Success);
    testAssert(client.closeFile(file) == FileSystem::Success);

    testAssert(client.openFile("/tmp/test.bad", file) == FileSystem::Success);
    testAssert(client.readFile(file, (void *) 0x70000000, &(size = 1000)) == FileSystem::IOError);
    testAssert(client.closeFile(file) == FileSystem::Success);
    testAssert(client.deleteFile("/tmp/test.bad") == FileSystem::Success);
    return OK;
}

TestCase(FilesAndDescriptorsSurviveARestart)
{
    const FileSystemClient client;
    const RecoveryClient recovery;
    const ProcessID pid = server();
    Size file, size = 4;
    char text[16] = "";

    testAssert(pid != ANY);
    client.deleteFile("/tmp/test.keep");
    testAssert(create("/tmp/test.keep", file) == FileSystem::Success);
    testAssert(client.writeFile(file, "keep", &size) == FileSystem::Success);
    testAssert(recovery.restartProcess(pid) == Recovery::Success);
    testAssert(client.writeFile(file, "ing", &(size = 3)) == FileSystem::Success);
    testAssert(client.closeFile(file) == FileSystem::Success);
    testAssert(server() == pid);

    testAssert(client.openFile("/tmp/test.keep", file) == FileSystem::Success);
    testAssert(client.readFile(file, text, &(size = sizeof(text))) == FileSystem::Success);
    testAssert(size == 7 && testString(text, "keeping"));
    testAssert(client.closeFile(file) == FileSystem::Success);
    testAssert(client.deleteFile("/tmp/test.keep") == FileSystem::Success);
    return OK;
}

TestCase(ClientThatIsBlockedIsServedAfterARestart)
{
    const RecoveryClient recovery;
    const ProcessClient processes;
    ProcessClient::Info info;
    const ProcessID pid = server();
    const char *arguments[] = { "/bin/ls", "-n", "/tmp", ZERO };
    ApplicationLauncher ls("/bin/ls", arguments);

    testAssert(pid != ANY);
    testAssert(ProcessCtl(pid, Stop) == API::Success);

    // It blocks in its request: give it time to get there
    const ApplicationLauncher::Result started = ls.exec();
    for (Size i = 0; i < 200 && started == ApplicationLauncher::Success; i++)
    {
        if (processes.processInfo(ls.getPid(), info) != ProcessClient::Success ||
            info.kernelState.state != Process::Ready)
        {
            break;
        }
        ProcessCtl(SELF, Schedule);
    }

    const Recovery::Result restarted = recovery.restartProcess(pid);
    if (restarted != Recovery::Success)
    {
        ProcessCtl(pid, Resume);
    }
    testAssert(started == ApplicationLauncher::Success);
    testAssert(restarted == Recovery::Success);
    testAssert(ls.wait() == ApplicationLauncher::Success);
    testAssert(ls.getExitCode() == 0);
    return OK;
}
