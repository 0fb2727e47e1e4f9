// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/User.h>
#include <CoreClient.h>
#include <DatastoreClient.h>
#include <Directory.h>
#include <Lz4Decompressor.h>
#include <ProcessClient.h>
#include <RecoveryClient.h>
#include <recovery/RecoveryStatus.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "ServerWorkloads.h"
#include "SweepRecord.h"

/** Program that the core server starts; it only sleeps */
static const char childPath[] = "/bin/sleep";
static const char childCommand[] = "/bin/sleep 1000";

/** File of the root file system */
static const char referencePath[] = "/etc/init.sh";

/** Directory of the files in /tmp */
static const char directoryPath[] = "/tmp/sweep";

/** What is typed at the console, from the begin of the rounds on */
static const char typedText[] = "0123456789abcdefghij";

bool TmpWorkload::prepare()
{
    return m_files.createFile(directoryPath, FileSystem::DirectoryFile, FileSystem::OwnerRWX) == FileSystem::Success;
}

void TmpWorkload::round(const u32 number)
{
    char path[NameSize], data[2 * NameSize], copy[sizeof(data)];
    FileSystem::FileStat st = {};
    Size descriptor, size = sizeof(data);

    // A round leaves its file, and removes that of the one before
    snprintf(path, sizeof(path), "%s/%u", directoryPath, number);
    expectOnce(m_files.createFile(path, FileSystem::RegularFile, FileSystem::OwnerRW), FileSystem::AlreadyExists, "create");

    if (!expect(m_files.openFile(path, descriptor) == FileSystem::Success, "open"))
        return;

    for (Size i = 0; i < sizeof(data); i++)
        data[i] = 'A' + ((i + number) % 26);

    FileSystem::Result result = m_files.writeFile(descriptor, data, &size);
    expect(result == FileSystem::Success && size == sizeof(data), "write", result);
    m_files.closeFile(descriptor);

    // From its begin: the descriptor is behind what was written
    if (!expect(m_files.openFile(path, descriptor) == FileSystem::Success, "open"))
        return;

    size = sizeof(copy);
    memset(copy, 0, sizeof(copy));
    result = m_files.readFile(descriptor, copy, &size);
    expect(result == FileSystem::Success && size == sizeof(data) && memcmp(copy, data, sizeof(data)) == 0, "read", size);
    m_files.closeFile(descriptor);

    if (number)
    {
        snprintf(path, sizeof(path), "%s/%u", directoryPath, number - 1);
        expectOnce(m_files.deleteFile(path), FileSystem::NotFound, "delete");
    }

    // Itself, its parent and one file
    if (expect(m_files.statFile(directoryPath, &st) == FileSystem::Success, "stat of the directory"))
        expectCount(st.size / sizeof(Dirent), 3, "a change of the directory");
}

void DatastoreWorkload::round(const u32 number)
{
    const DatastoreClient datastore;
    char key[NameSize];
    u32 *buffer = ZERO, *again = ZERO;
    bool existing = true;

    snprintf(key, sizeof(key), "sweep%u", number);

    const Datastore::Result result = datastore.registerBuffer(key, &buffer, PAGESIZE, existing);
    if (!expect(result == Datastore::Success && buffer, "registration", result))
        return;

    expectCount(existing ? 2 : 1, 1, "registration");

    for (Size i = 0; i < PAGESIZE / sizeof(*buffer); i++)
    {
        if (buffer[i] && !expect(false, "content of a new buffer", i))
            break;
    }
    buffer[number] = number + 1;

    existing = false;
    expect(datastore.registerBuffer(key, &again, PAGESIZE, existing) == Datastore::Success && existing &&
           again == buffer && buffer[number] == number + 1, "second registration", existing);
}

CoreWorkload::CoreWorkload()
    : m_image(ZERO)
    , m_size(0)
{
}

CoreWorkload::~CoreWorkload()
{
    delete[] m_image;
}

bool CoreWorkload::prepare()
{
    FileSystem::FileStat st = {};
    Size descriptor;

    if (m_files.statFile(childPath, &st) != FileSystem::Success ||
        m_files.openFile(childPath, descriptor) != FileSystem::Success)
        return false;

    u8 *file = new u8[st.size];
    const bool read = m_files.readFile(descriptor, file, &st.size) == FileSystem::Success;
    Lz4Decompressor lz4(file, st.size);

    m_files.closeFile(descriptor);

    // The server shall start a program, not unpack one
    if (read && lz4.initialize() == Lz4Decompressor::Success)
    {
        m_size = lz4.getUncompressedSize();
        m_image = new u8[m_size];

        if (lz4.read(m_image, m_size) != Lz4Decompressor::Success)
            m_size = 0;
    }
    delete[] file;
    return m_size != 0;
}

void CoreWorkload::round(const u32 number)
{
    const CoreClient core;
    ProcessInfo info;
    Size count = 0;

    expect(core.getCoreCount(count) == Core::Success && count == 1, "number of cores", count);

    const Core::Result result = core.createProcess(0, (Address) m_image, m_size, childCommand);
    if (!expect(result == Core::Success, "start of a program", result))
        return;

    count = 0;
    for (ProcessID pid = 0; pid < MAX_PROCS; pid++)
    {
        if (ProcessCtl(pid, InfoPID, (Address) &info) == API::Success && strcmp(info.path, childPath) == 0)
            count++;
    }
    expectCount(count, number + 1, "start of a program");
}

bool Ext2Workload::readWhole(char *buffer, Size & size)
{
    Size descriptor;

    if (m_files.openFile(referencePath, descriptor) != FileSystem::Success)
        return false;

    size = MaximumSize;
    const FileSystem::Result result = m_files.readFile(descriptor, buffer, &size);

    m_files.closeFile(descriptor);
    return result == FileSystem::Success;
}

bool Ext2Workload::prepare()
{
    return readWhole(m_reference, m_size) && m_size > 0;
}

void Ext2Workload::round(const u32)
{
    FileSystem::FileStat st = {};
    Size size = 0;

    expect(m_files.statFile(referencePath, &st) == FileSystem::Success && st.size == m_size, "stat", st.size);

    memset(m_buffer, 0, sizeof(m_buffer));
    expect(readWhole(m_buffer, size) && size == m_size && memcmp(m_buffer, m_reference, m_size) == 0, "read", size);
    expect(m_files.statFile("/etc/nothing", &st) == FileSystem::NotFound, "stat of what is not there");
}

bool SerialWorkload::prepare()
{
    char first;
    Size size = 1;

    if (m_files.openFile("/dev/serial/serial0/io", m_descriptor) != FileSystem::Success)
        return false;

    sweepMark(SweepRecord::Input);

    // One character is read before the rounds; the others have arrived some moments later
    if (m_files.readFile(m_descriptor, &first, &size) != FileSystem::Success || first != '!')
        return false;

    usleep(100000);
    return true;
}

void SerialWorkload::round(const u32 number)
{
    char text[NameSize], typed[Portion];
    Size size = sizeof(typed);

    memset(typed, 0, sizeof(typed));

    const FileSystem::Result result = m_files.readFile(m_descriptor, typed, &size);

    expect(result == FileSystem::Success && size == Portion, "size of what was typed", size);

    // What was read before is there twice; what is missing was lost
    const char *found = typed[0] ? strchr(typedText, typed[0]) : ZERO;

    if (expect(found != ZERO, "what was typed", typed[0]))
    {
        const Size place = found - typedText;

        expectCount(place < number * Portion ? 2 : place > number * Portion ? 0 : 1, 1, "reading");
        expect(memcmp(typed, found, Portion) == 0, "what was typed", typed[1]);
    }

    snprintf(text, sizeof(text), "<%u:ABCDEFGHIJ>\r\n", number);
    size = strlen(text);
    const Size wanted = size;
    expect(m_files.writeFile(m_descriptor, text, &size) == FileSystem::Success && size == wanted, "write", size);
}

bool TimeWorkload::prepare()
{
    m_last = 0;
    return m_files.openFile("/dev/time/rtc0", m_descriptor) == FileSystem::Success;
}

void TimeWorkload::round(const u32)
{
    char text[NameSize];
    FileSystem::FileStat st = {};
    Size descriptor, size = sizeof(text) - 1;

    expect(m_files.statFile("/dev/time/rtc0", &st) == FileSystem::Success &&
           st.type == FileSystem::CharacterDeviceFile, "stat", st.type);

    if (!expect(m_files.openFile("/dev/time/rtc0", descriptor) == FileSystem::Success, "open"))
        return;

    memset(text, 0, sizeof(text));
    const FileSystem::Result result = m_files.readFile(descriptor, text, &size);
    const u32 now = strtoul(text, ZERO, 10);

    m_files.closeFile(descriptor);
    expect(result == FileSystem::Success && now >= m_last && now < m_last + (m_last ? 3600 : ~m_last), "read", now);
    m_last = now;
}

bool RecoveryWorkload::prepare()
{
    m_other = ProcessClient().findProcess("/server/time/server");
    return m_other != ANY;
}

void RecoveryWorkload::round(const u32)
{
    const RecoveryClient recovery;
    RecoveryStatus records[16];
    Size count = sizeof(records) / sizeof(records[0]);

    const Recovery::Result status = recovery.getStatus(records, count);
    expect(status == Recovery::Success && count > 8, "status", status);

    const u32 before = restartsOf(m_other);
    const Recovery::Result result = recovery.restartProcess(m_other);

    if (expect(result == Recovery::Success, "restart", result))
        expectCount(restartsOf(m_other), before + 1, "restart");
}
