// SPDX-License-Identifier: GPL-3.0-or-later

#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>
#include <MemoryBlock.h>
#include "HostProcess.h"
#include "HostShareManager.h"
#include "HostSignal.h"

/** How long a process may take from its start until it expects shares */
static const u32 startTimeout = 5 * HostProcess::TickFrequency;

/** How long a process that waits for us may take to map a share that we created */
static const u32 mapTimeout = HostProcess::TickFrequency;

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

void HostShareManager::name(const ProcessID a, const ProcessID b, const Size tag, char *buffer, const Size size)
{
    const ProcessID low = a < b ? a : b, high = a < b ? b : a;

    if (tag == 0)
        snprintf(buffer, size, "/FreeNOS.%u.%u", low, high);
    else
        snprintf(buffer, size, "/FreeNOS.%u.%u.%u", low, high, tag);
}
