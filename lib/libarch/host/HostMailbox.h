// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBARCH_HOST_HOSTMAILBOX_H
#define __LIB_LIBARCH_HOST_HOSTMAILBOX_H

#include <Types.h>

/**
 * @addtogroup lib
 * @{
 * @addtogroup libarch
 * @{
 */

/**
 * Page of shared memory "/FreeNOS.PID.ready" in which other processes tell of shares that they created or dropped.
 *
 * That it exists says that its process expects wakeups. Notices are laid down in it and not in the signal, because
 * signals of the same number do not queue.
 */
class HostMailbox
{
  public:

    /** What one process tells another. Crosses processes as one 64-bit word. */
    struct Notice
    {
        ProcessID pid;  /**< Sender */
        u32 tagId;      /**< Share that it is about; at most MaximumTag */
        bool dropped;   /**< False if the share was created, true if the sender let go of it */
    };

    /** Largest tag */
    static const u32 MaximumTag = 0x7fffffff;

    /** Number of notices that may wait */
    static const Size MaximumNotices = 256;

    /** Number of mappings that can be published */
    static const Size MaximumMappings = 100;

  public:

    /** Constructor. */
    HostMailbox();

    /**
     * Make the page of the calling process and be ready to receive wakeups.
     *
     * @return False if shared memory cannot be had.
     */
    bool create();

    /**
     * Remove the name of the page. Safe in signal handlers.
     */
    void unlink();

    /**
     * Forget the page without removing it. For a child after fork.
     */
    void forget();

    /**
     * Check if a process has a page.
     *
     * @param pid Process
     *
     * @return True if so
     */
    static bool isReady(const ProcessID pid);

    /**
     * Lay down a notice.
     *
     * @param pid Receiver
     * @param notice What to tell
     *
     * @return False if the receiver has no page or its page is full.
     */
    static bool post(const ProcessID pid, const Notice & notice);

    /**
     * Look at a notice.
     *
     * @param slot Position, below MaximumNotices
     * @param notice Output
     *
     * @return True if there is one in that position.
     */
    bool get(const Size slot, Notice & notice) const;

    /**
     * Take a notice out.
     *
     * @param slot Position
     */
    void remove(const Size slot);

    /**
     * Tell others where a share is mapped in our memory. Without room for it, they are not told.
     *
     * @param pid Other side of the share
     * @param tagId Tag of the share
     * @param address Where it is mapped, zero when it no longer is
     */
    void publish(const ProcessID pid, const u32 tagId, const Address address);

    /**
     * Get the address at which another process has mapped a share.
     *
     * @param owner That process
     * @param pid Other side of the share
     * @param tagId Tag of the share
     *
     * @return Address, zero if it is not known (yet).
     */
    static Address getPublished(const ProcessID owner, const ProcessID pid, const u32 tagId);

    /**
     * Remove what processes left behind that did not end in good order.
     */
    static void sweep();

  private:

    /** A share that is mapped */
    struct Mapping
    {
        u64 share;    /**< ProcessID of the other side, tag in the upper half */
        u64 address;  /**< Where it is, zero if this entry is free */
    };

    /** The shared page */
    struct Page
    {
        u32 magic;
        u32 pid;
        u64 notices[MaximumNotices];
        Mapping mappings[MaximumMappings];
    };

    static const u32 Magic = 0x4d616c32;

    static void name(const ProcessID pid, char *buffer, const Size size);
    static Page * open(const ProcessID pid);

  private:

    /** Page of this process, or null */
    Page *m_page;

    /** Its name */
    char m_name[32];
};

/**
 * @}
 * @}
 */

#endif /* __LIB_LIBARCH_HOST_HOSTMAILBOX_H */
