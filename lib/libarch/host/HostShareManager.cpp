// SPDX-License-Identifier: GPL-3.0-or-later

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <MemoryBlock.h>
#include <MemoryChannel.h>
#include <FreeNOS/Doorbell.h>
#include <FreeNOS/ProcessEvent.h>
#include "HostProcess.h"
#include "HostShareManager.h"
#include "HostSignal.h"

/** How long a process may take from its start until it expects shares */
static const u32 startTimeout = 5 * HostProcess::TickFrequency;

/** How long a process that waits for us may take to map a share that we created */
static const u32 mapTimeout = HostProcess::TickFrequency;

/** How often to look for ended processes */
static const u32 checkInterval = HostProcess::TickFrequency / 50;

HostShareManager::HostShareManager()
    : m_pid((ProcessID) getpid())
    , m_events(0)
    , m_lastCheck(0)
{
    forget();
}

HostShareManager * HostShareManager::instance()
{
    // Never destroyed: it is needed until the very end of the process
    static HostShareManager *manager = new HostShareManager;

    if (manager->m_pid != (ProcessID) getpid())
        manager->forget();

    return manager;
}

void HostShareManager::forget()
{
    m_pid = (ProcessID) getpid();
    m_events = 0;
    m_mailbox.forget();
    MemoryBlock::set(m_shares, 0, sizeof(m_shares));
}

API::Result HostShareManager::read(ProcessShares::MemoryShare *share)
{
    if (!prepare())
        return API::IOError;

    poll();

    if (share->pid == KERNEL_PID)
    {
        share->range.virt = m_events;
        share->range.phys = m_events;
        share->range.size = EventPages * PAGESIZE;
        share->range.access = Memory::User | Memory::Readable | Memory::Writable;
        share->attached = false;
        return API::Success;
    }

    const Entry *entry = find(share->pid, share->coreId, share->tagId);
    if (!entry)
        return API::NotFound;

    *share = entry->share;
    return API::Success;
}

API::Result HostShareManager::readOther(const ProcessID pid, ProcessShares::MemoryShare *share)
{
    const Entry *entry = find(pid, share->coreId, share->tagId);

    if (!entry || (share->pid != m_pid && share->pid != SELF))
        return API::NotFound;

    for (u32 start = HostProcess::getTicks(); HostProcess::getTicks() - start < mapTimeout; usleep(200))
    {
        const Address address = HostMailbox::getPublished(pid, m_pid, (u32) share->tagId);

        if (address)
        {
            *share = entry->share;
            share->pid = m_pid;
            share->range.virt = address;
            share->range.phys = address;
            return API::Success;
        }
        if (!entry->share.attached || !HostProcess::isAlive(pid))
            break;
    }
    return API::NotFound;
}

API::Result HostShareManager::next(ProcessShares::MemoryShare *share)
{
    Size position = share->range.size;

    for (Size i = 0; i < MaximumShares; i++)
    {
        if (m_shares[i].used && position-- == 0)
        {
            *share = m_shares[i].share;
            return API::Success;
        }
    }
    return API::NotFound;
}

API::Result HostShareManager::remove(const ProcessID pid)
{
    char path[48];

    for (Size i = 0; i < MaximumShares; i++)
    {
        Entry & entry = m_shares[i];

        if (!entry.used || entry.share.pid != pid)
            continue;

        if (entry.named)
        {
            name(m_pid, pid, entry.share.tagId, path, sizeof(path));
            shm_unlink(path);
        }
        if (entry.share.attached)
            HostMailbox::post(pid, { m_pid, (u32) entry.share.tagId, true });

        m_mailbox.publish(pid, entry.share.tagId, 0);
        munmap((void *) entry.share.range.virt, entry.share.range.size);
        entry.used = false;
    }

    if (!HostProcess::isAlive(pid))
        HostMailbox::sweep();

    return API::Success;
}

API::Result HostShareManager::create(const ProcessID pid, ProcessShares::MemoryShare *share)
{
    const Size pages = share->range.size ? CEIL(share->range.size, PAGESIZE) : EventPages;
    const u32 start = HostProcess::getTicks();
    char path[48];

    if (pid == m_pid || pages > ProcessShares::MaximumBufferPages || share->tagId > HostMailbox::MaximumTag)
        return API::InvalidArgument;

    if (!prepare())
        return API::IOError;

    while (!HostMailbox::isReady(pid))
    {
        if (!HostProcess::isAlive(pid))
            return API::NotFound;

        if (HostProcess::getTicks() - start > startTimeout)
            return API::IOError;

        usleep(1000);
    }

    name(m_pid, pid, share->tagId, path, sizeof(path));

    for (Size attempt = 0; attempt < 2; attempt++)
    {
        poll();

        if (const Entry *existing = find(pid, share->coreId, share->tagId))
            return existing->share.attached ? API::AlreadyExists : API::TemporaryUnavailable;

        Entry *entry = unused();
        const int fd = entry ? shm_open(path, O_CREAT | O_EXCL | O_RDWR, 0600) : -1;

        if (!entry)
            return API::OutOfMemory;

        if (fd < 0)
        {
            // Either the other side is just creating it, or it is left over
            for (Size i = 0; i < 100 && !find(pid, share->coreId, share->tagId); i++)
            {
                usleep(1000);
                poll();
            }
            if (!find(pid, share->coreId, share->tagId))
                shm_unlink(path);
            continue;
        }

        void *memory = MAP_FAILED;
        if (ftruncate(fd, pages * PAGESIZE) == 0)
            memory = mmap(nullptr, pages * PAGESIZE, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
        close(fd);

        if (memory == MAP_FAILED || !HostMailbox::post(pid, { m_pid, (u32) share->tagId, false }))
        {
            if (memory != MAP_FAILED)
                munmap(memory, pages * PAGESIZE);
            shm_unlink(path);
            return memory == MAP_FAILED ? API::OutOfMemory : API::IOError;
        }

        share->pid = pid;
        share->range.virt = (Address) memory;
        share->range.phys = (Address) memory;
        share->range.size = pages * PAGESIZE;
        share->attached = true;
        *entry = { true, true, *share, 0, 0 };
        m_mailbox.publish(pid, share->tagId, share->range.virt);
        HostSignal::wakeup(pid);
        return API::Success;
    }
    return API::IOError;
}

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

HostShareManager::Entry * HostShareManager::find(const ProcessID pid, const Size coreId, const Size tagId)
{
    for (Size i = 0; i < MaximumShares; i++)
    {
        Entry & entry = m_shares[i];

        if (entry.used && entry.share.pid == pid && entry.share.coreId == coreId && entry.share.tagId == tagId)
            return &entry;
    }
    return nullptr;
}

HostShareManager::Entry * HostShareManager::unused()
{
    for (Size i = 0; i < MaximumShares; i++)
    {
        if (!m_shares[i].used)
            return &m_shares[i];
    }
    return nullptr;
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

void HostShareManager::name(const ProcessID a, const ProcessID b, const Size tag, char *buffer, const Size size)
{
    const ProcessID low = a < b ? a : b, high = a < b ? b : a;

    if (tag == 0)
        snprintf(buffer, size, "/FreeNOS.%u.%u", low, high);
    else
        snprintf(buffer, size, "/FreeNOS.%u.%u.%u", low, high, tag);
}

// ---- beginning and end of the process -------------------------------------------------------------------------------

extern "C" void __sanitizer_set_death_callback(void (*callback)(void)) __attribute__((weak));

static HostShareManager *cleaned = nullptr;

static void onExit()
{
    if (cleaned)
        cleaned->cleanup();
}

static void onDeadlySignal(int number)
{
    onExit();
    signal(number, SIG_DFL);
    raise(number);
}

void HostShareManager::cleanup()
{
    char path[48];

    // Not what belongs to our parent, if we are a child that never used shares
    if (m_pid != (ProcessID) getpid())
        return;

    m_mailbox.unlink();

    for (Size i = 0; i < MaximumShares; i++)
    {
        if (m_shares[i].used && m_shares[i].named)
        {
            name(m_pid, m_shares[i].share.pid, m_shares[i].share.tagId, path, sizeof(path));
            shm_unlink(path);
        }
    }
}

bool HostShareManager::prepare()
{
    static const int deadly[] = { SIGHUP, SIGINT, SIGTERM, SIGQUIT };

    if (m_events)
        return true;

    void *memory = mmap(nullptr, EventPages * PAGESIZE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED)
        return false;

    HostMailbox::sweep();

    if (!m_mailbox.create())
    {
        munmap(memory, EventPages * PAGESIZE);
        return false;
    }
    m_events = (Address) memory;

    // A server that a test started does not outlive it
    prctl(PR_SET_PDEATHSIG, SIGTERM);

    if (!cleaned)
    {
        cleaned = this;
        atexit(onExit);
        if (__sanitizer_set_death_callback)
            __sanitizer_set_death_callback(onExit);

        for (const int number : deadly)
        {
            struct sigaction action = {};

            if (sigaction(number, nullptr, &action) == 0 && action.sa_handler == SIG_DFL)
            {
                action.sa_handler = onDeadlySignal;
                sigaction(number, &action, nullptr);
            }
        }
    }
    return true;
}
