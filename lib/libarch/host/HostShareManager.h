// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBARCH_HOST_HOSTSHAREMANAGER_H
#define __LIB_LIBARCH_HOST_HOSTSHAREMANAGER_H

#include <FreeNOS/System.h>
#include <Types.h>
#include "HostMailbox.h"

/**
 * @addtogroup lib
 * @{
 * @addtogroup libarch
 * @{
 */

/**
 * Memory shared between processes of the host, and the kernel event channel of this one.
 *
 * A share is a POSIX shared memory object `/FreeNOS.<lower pid>.<higher pid>` (with `.<tag>` if the tag is not
 * zero). Its name goes as soon as the other side has mapped it, so that a crash leaves nothing behind.
 */
class HostShareManager
{
  public:

    /** Number of shares that a process can have */
    static const Size MaximumShares = 256;

    /** Number of pages of the kernel event channel */
    static const Size EventPages = 4;

  public:

    /**
     * Get the shares of the calling process. After fork, the child begins without any.
     */
    static HostShareManager * instance();

    /**
     * Create a share and tell the other process. Waits a while for one that has just been started.
     *
     * @param pid Other process
     * @param share In: coreId, tagId, range.size and range.access. Out: our view of the share.
     *
     * @return API::Success, API::NotFound, API::AlreadyExists, API::TemporaryUnavailable, API::InvalidArgument,
     *         API::OutOfMemory or API::IOError
     */
    API::Result create(const ProcessID pid, ProcessShares::MemoryShare *share);

    /**
     * Look up a share.
     *
     * @param share In: pid, coreId and tagId. Out: the rest. KERNEL_PID stands for the kernel event channel.
     *
     * @return API::Success or API::NotFound
     */
    API::Result read(ProcessShares::MemoryShare *share);

    /**
     * Look up the view that another process has of a share with us. Waits a while until it has mapped it.
     *
     * @param pid Other process
     * @param share In: coreId and tagId. Out: the share as that process sees it.
     *
     * @return API::Success or API::NotFound
     */
    API::Result readOther(const ProcessID pid, ProcessShares::MemoryShare *share);

    /**
     * Get a share by position.
     *
     * @param share In: range.size is the position. Out: the share.
     *
     * @return API::Success or API::NotFound
     */
    API::Result next(ProcessShares::MemoryShare *share);

    /**
     * Let go of all shares with a process.
     *
     * @param pid Process, which need not exist.
     *
     * @return API::Success
     */
    API::Result remove(const ProcessID pid);

    /**
     * Take up shares that others created, and notice processes that ended.
     *
     * @return True if there was news.
     */
    bool poll();

    /**
     * Check for messages.
     *
     * @return True if a peer wrote to a channel since the last call.
     */
    bool hasNews();

    /**
     * Wake the peers to whose channels we wrote since the last call.
     */
    void deliver();

    /**
     * Remove the names of everything in shared memory. Safe in signal handlers.
     */
    void cleanup();

  private:

    /** A share and what we know of it */
    struct Entry
    {
        bool used;
        bool named;  /**< We created it and the other side has not taken it up, as far as we know */
        ProcessShares::MemoryShare share;
        Size written;  /**< Index of our messages when the peer was woken last */
        Size seen;     /**< Index of the peer's messages when we looked last */
    };

    HostShareManager();

    bool prepare();
    void forget();
    Entry * find(const ProcessID pid, const Size coreId, const Size tagId);
    Entry * unused();
    bool attach(const HostMailbox::Notice & notice);
    bool takeNotices();
    bool findEnded();
    void raise(const ProcessEventType type, const ProcessID pid, const ProcessShares::MemoryShare *share = ZERO);
    Size indexOf(const Entry & entry, const bool ours) const;
    static void name(const ProcessID a, const ProcessID b, const Size tag, char *buffer, const Size size);

  private:

    /** Process that this object belongs to */
    ProcessID m_pid;

    /** Where others tell us of shares */
    HostMailbox m_mailbox;

    /** Pages of the kernel event channel, or zero */
    Address m_events;

    /** Tick at which ended processes were looked for */
    u32 m_lastCheck;

    /** The shares */
    Entry m_shares[MaximumShares];
};

/**
 * @}
 * @}
 */

#endif /* __LIB_LIBARCH_HOST_HOSTSHAREMANAGER_H */
