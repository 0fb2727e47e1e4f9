// SPDX-License-Identifier: GPL-3.0-or-later

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <FreeNOS/Constant.h>
#include "HostMailbox.h"
#include "HostProcess.h"
#include "HostSignal.h"

HostMailbox::HostMailbox()
    : m_page(nullptr)
{
    static_assert(sizeof(Page) <= PAGESIZE, "a mailbox is one page");
    m_name[0] = 0;
}

void HostMailbox::name(const ProcessID pid, char *buffer, const Size size)
{
    snprintf(buffer, size, "/FreeNOS.%u.ready", pid);
}

bool HostMailbox::create()
{
    if (m_page)
        return true;

    HostSignal::initialize();
    name((ProcessID) getpid(), m_name, sizeof(m_name));

    // If it exists, then a process left it that had our ProcessID before
    shm_unlink(m_name);

    const int fd = shm_open(m_name, O_CREAT | O_EXCL | O_RDWR, 0600);
    if (fd < 0)
        return false;

    void *page = MAP_FAILED;
    if (ftruncate(fd, PAGESIZE) == 0)
        page = mmap(nullptr, PAGESIZE, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    close(fd);

    if (page == MAP_FAILED)
    {
        shm_unlink(m_name);
        return false;
    }

    m_page = (Page *) page;
    m_page->pid = (u32) getpid();
    __atomic_store_n(&m_page->magic, Magic, __ATOMIC_RELEASE);
    return true;
}

void HostMailbox::unlink()
{
    if (m_page)
        shm_unlink(m_name);
}

void HostMailbox::forget()
{
    m_page = nullptr;
}

HostMailbox::Page * HostMailbox::open(const ProcessID pid)
{
    struct stat status;
    char buffer[32];
    void *page = MAP_FAILED;

    name(pid, buffer, sizeof(buffer));

    const int fd = shm_open(buffer, O_RDWR, 0600);
    if (fd < 0)
        return nullptr;

    if (fstat(fd, &status) == 0 && status.st_uid == geteuid() && status.st_size == PAGESIZE)
        page = mmap(nullptr, PAGESIZE, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    close(fd);

    if (page == MAP_FAILED)
        return nullptr;

    Page *mailbox = (Page *) page;

    if (__atomic_load_n(&mailbox->magic, __ATOMIC_ACQUIRE) != Magic || mailbox->pid != pid)
    {
        munmap(page, PAGESIZE);
        return nullptr;
    }
    return mailbox;
}

bool HostMailbox::isReady(const ProcessID pid)
{
    Page *page = HostProcess::isAlive(pid) ? open(pid) : nullptr;

    if (page)
        munmap(page, PAGESIZE);

    return page != nullptr;
}

bool HostMailbox::post(const ProcessID pid, const Notice & notice)
{
    const u64 value = notice.pid | ((u64) notice.tagId << 32) | ((u64) notice.dropped << 63);
    Page *page = open(pid);
    bool posted = false;

    if (!page)
        return false;

    for (Size i = 0; i < MaximumNotices && !posted; i++)
    {
        u64 expected = 0;
        posted = __atomic_compare_exchange_n(&page->notices[i], &expected, value, false,
                                             __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
    }
    munmap(page, PAGESIZE);
    return posted;
}

bool HostMailbox::get(const Size slot, Notice & notice) const
{
    const u64 value = m_page ? __atomic_load_n(&m_page->notices[slot], __ATOMIC_SEQ_CST) : 0;

    notice.pid = (ProcessID) value;
    notice.tagId = (u32) (value >> 32) & MaximumTag;
    notice.dropped = (value >> 63) != 0;
    return value != 0;
}

void HostMailbox::remove(const Size slot)
{
    __atomic_store_n(&m_page->notices[slot], 0, __ATOMIC_SEQ_CST);
}

void HostMailbox::publish(const ProcessID pid, const u32 tagId, const Address address)
{
    const u64 share = pid | ((u64) tagId << 32);

    for (Size i = 0; i < MaximumMappings && m_page; i++)
    {
        Mapping & mapping = m_page->mappings[i];

        if (address ? mapping.address == 0 : mapping.share == share)
        {
            // The address says that the entry is valid
            if (address)
                __atomic_store_n(&mapping.share, share, __ATOMIC_SEQ_CST);
            __atomic_store_n(&mapping.address, address, __ATOMIC_SEQ_CST);
            break;
        }
    }
}

Address HostMailbox::getPublished(const ProcessID owner, const ProcessID pid, const u32 tagId)
{
    const u64 share = pid | ((u64) tagId << 32);
    Page *page = open(owner);
    Address address = 0;

    for (Size i = 0; i < MaximumMappings && page && !address; i++)
    {
        if (__atomic_load_n(&page->mappings[i].share, __ATOMIC_SEQ_CST) == share)
            address = __atomic_load_n(&page->mappings[i].address, __ATOMIC_SEQ_CST);
    }
    if (page)
        munmap(page, PAGESIZE);

    return address;
}

void HostMailbox::sweep()
{
    DIR *directory = opendir("/dev/shm");

    if (!directory)
        return;

    while (const struct dirent *entry = readdir(directory))
    {
        unsigned first = 0, second = 0;
        char path[300];
        struct stat status;

        // Shares carry two ProcessIDs, mailboxes one. One of them being dead is enough: nobody else will attach.
        const int found = sscanf(entry->d_name, "FreeNOS.%u.%u", &first, &second);

        if (found < 1 || (HostProcess::isAlive(first) && (found < 2 || HostProcess::isAlive(second))))
            continue;

        snprintf(path, sizeof(path), "/%s", entry->d_name);

        if (fstatat(dirfd(directory), entry->d_name, &status, 0) == 0 && status.st_uid == geteuid())
            shm_unlink(path);
    }
    closedir(directory);
}
