// SPDX-License-Identifier: GPL-3.0-or-later

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <FreeNOS/Doorbell.h>
#include <FreeNOS/ProcessEvent.h>
#include <MemoryChannel.h>
#include "HostProcess.h"
#include "HostShareManager.h"
#include "HostSignal.h"

// The part of HostShareManager that looks for what others did

/** How often to look for ended processes */
static const u32 checkInterval = HostProcess::TickFrequency / 50;

bool HostShareManager::attach(const HostMailbox::Notice & notice)
{
    struct stat status;
    char path[48];
    void *memory = MAP_FAILED;

    name(m_pid, notice.pid, notice.tagId, path, sizeof(path));

    Entry *entry = unused();
    const int fd = entry ? shm_open(path, O_RDWR, 0600) : -1;
    if (fd < 0)
        return false;

    if (fstat(fd, &status) == 0 && status.st_uid == geteuid() && status.st_size >= PAGESIZE &&
        status.st_size <= (off_t) ProcessShares::MaximumBufferPages * PAGESIZE)
    {
        memory = mmap(nullptr, status.st_size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    }
    close(fd);

    // Both sides have it now, or never will
    shm_unlink(path);

    if (memory == MAP_FAILED)
        return false;

    ProcessShares::MemoryShare share = {};
    share.pid = notice.pid;
    share.tagId = notice.tagId;
    share.range.virt = (Address) memory;
    share.range.phys = (Address) memory;
    share.range.size = (Size) status.st_size;
    share.range.access = Memory::User | Memory::Readable | Memory::Writable;
    share.attached = true;
    *entry = { true, false, share, 0, 0 };
    m_mailbox.publish(share.pid, share.tagId, share.range.virt);
    raise(ShareCreated, notice.pid, &share);
    return true;
}

bool HostShareManager::takeNotices()
{
    HostMailbox::Notice notice;
    bool news = false;

    for (Size i = 0; i < HostMailbox::MaximumNotices; i++)
    {
        if (!m_mailbox.get(i, notice))
            continue;

        Entry *entry = find(notice.pid, 0, notice.tagId);

        if (notice.dropped)
        {
            if (entry)
                entry->share.attached = false;
        }
        else if (entry)
        {
            // The program still uses the old one: let it close that first
            if (entry->share.attached)
            {
                entry->share.attached = false;
                raise(ProcessTerminated, notice.pid);
                news = true;
            }
            continue;
        }
        else
        {
            news = attach(notice) || news;
        }
        m_mailbox.remove(i);
    }
    return news;
}

bool HostShareManager::findEnded()
{
    const u32 now = HostProcess::getTicks();
    bool news = false;

    if (now - m_lastCheck < checkInterval)
        return false;

    m_lastCheck = now;

    for (Size i = 0; i < MaximumShares; i++)
    {
        const ProcessID pid = m_shares[i].share.pid;

        if (!m_shares[i].used || !m_shares[i].share.attached || HostProcess::isAlive(pid))
            continue;

        for (Size j = i; j < MaximumShares; j++)
        {
            if (m_shares[j].used && m_shares[j].share.pid == pid)
                m_shares[j].share.attached = false;
        }
        raise(ProcessTerminated, pid);
        news = true;
    }
    return news;
}

bool HostShareManager::poll()
{
    const bool created = takeNotices();
    return findEnded() || created;
}

bool HostShareManager::hasNews()
{
    bool news = false;

    for (Size i = 0; i < MaximumShares; i++)
    {
        Entry & entry = m_shares[i];
        const Size index = indexOf(entry, false);

        news = news || index != entry.seen;
        entry.seen = index;
    }
    return news;
}

void HostShareManager::deliver()
{
    for (Size i = 0; i < MaximumShares; i++)
    {
        Entry & entry = m_shares[i];
        const Size index = indexOf(entry, true);

        if (index != entry.written)
        {
            entry.written = index;
            HostSignal::wakeup(entry.share.pid);
        }
    }
}

Size HostShareManager::indexOf(const Entry & entry, const bool ours) const
{
    if (!entry.used || entry.share.tagId != 0 || entry.share.range.size < EventPages * PAGESIZE)
        return 0;

    // The process with the lower ProcessID writes to the first pair of pages
    const bool first = (m_pid < entry.share.pid) == ours;
    return *(const volatile Size *) (entry.share.range.virt + (first ? 0 : 2 * PAGESIZE));
}

void HostShareManager::raise(const ProcessEventType type,
                             const ProcessID pid,
                             const ProcessShares::MemoryShare *share)
{
    MemoryChannel channel(Channel::Producer, sizeof(ProcessEvent));
    ProcessEvent event = {};

    event.type = type;
    event.number = pid;
    if (share)
        event.share = *share;

    // A test may have written events, too: go on where the pages say
    channel.setVirtual(m_events, m_events + PAGESIZE, false);

    if (channel.write(&event) != Channel::Success)
        doorbell()->overflow = 1;

    doorbell()->events = 1;
}
