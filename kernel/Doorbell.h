// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __KERNEL_DOORBELL_H
#define __KERNEL_DOORBELL_H

#include <Types.h>
#include <Macros.h>
#ifndef __HOST__
#include <ArchMap.h>
#endif

/**
 * Page shared by a process and the kernel that tells who rang whom.
 *
 * Each process has one, mapped writable at a fixed address (third page of UserShare, after the two pages of
 * the kernel event channel). The process trusts nothing in it that the kernel cannot check again, and the kernel
 * only ever masks its contents with what the process may do: a process can confuse itself with it, nobody else.
 *
 * @verbatim
 *   inbox    kernel sets the bit of each ProcessID that rang us; we clear what we have looked at
 *   outbox   we set the bit of each peer to ring; the kernel delivers when we wait or lose the processor
 *   grants   we set the bit of each peer that may copy from and to our memory (a request to it is outstanding)
 *   events   kernel sets it when it wrote to our kernel event channel; we clear it before reading the channel
 * @endverbatim
 *
 * A server therefore finds the channels with messages without asking each of them, and needs no
 * system call for each answer while more requests are waiting.
 */
struct Doorbell
{
    /** Number of 32-bit words of a bitmap with one bit for each ProcessID */
    static const Size Words = 32;

    /** Number of ProcessIDs covered */
    static const Size MaximumProcesses = Words * 32;

    volatile u32 inboxSummary;   /**< Bit n is set when inbox[n] may be non-zero */
    volatile u32 inbox[Words];   /**< Who rang us */
    volatile u32 outboxSummary;  /**< Bit n is set when outbox[n] may be non-zero */
    volatile u32 outbox[Words];  /**< Whom to ring */
    volatile u32 events;         /**< Non-zero when kernel events were raised */
    volatile u32 overflow;       /**< Non-zero when a kernel event did not fit: enumerate instead */
    volatile u32 loops;          /**< Progress: how often the main loop of a server was entered */
    volatile u32 requests;       /**< Progress: how many requests were completed */
    volatile u32 pingRequest;    /**< The kernel counts it up when the supervisor asks for a sign of life */
    volatile u32 pingAnswer;     /**< We set it to pingRequest: we live */
    volatile u32 grants[Words];  /**< Who may copy from and to our memory */

    /** Ask the kernel to ring a peer at the next opportunity. */
    ALWAYS_INLINE void ring(const ProcessID pid)
    {
        if (pid < MaximumProcesses)
        {
            setBits(outbox[pid / 32], 1U << (pid % 32));
            setBits(outboxSummary, 1U << (pid / 32));
        }
    }

    /** Look at a peer again, as if it had rung. */
    ALWAYS_INLINE void ringSelf(const ProcessID pid)
    {
        if (pid < MaximumProcesses)
        {
            setBits(inbox[pid / 32], 1U << (pid % 32));
            setBits(inboxSummary, 1U << (pid / 32));
        }
    }

    /** Answer a ping, if there is one. */
    ALWAYS_INLINE void answerPing()
    {
        pingAnswer = pingRequest;
    }

    /** Tell that long work progresses, so that it is not taken for an endless loop. */
    ALWAYS_INLINE void progress()
    {
        increment(loops);
    }

    /** Tell that a request was completed. */
    ALWAYS_INLINE void completed()
    {
        increment(requests);
    }

    /** Allow a peer to copy from and to our memory. */
    ALWAYS_INLINE void grant(const ProcessID pid)
    {
        if (pid < MaximumProcesses)
            setBits(grants[pid / 32], 1U << (pid % 32));
    }

    /** Forbid it again. */
    ALWAYS_INLINE void revoke(const ProcessID pid)
    {
        if (pid < MaximumProcesses)
            clearBits(grants[pid / 32], 1U << (pid % 32));
    }

    /** @return True if the peer may copy from and to our memory. */
    bool isGranted(const ProcessID pid) const
    {
        return pid < MaximumProcesses && (grants[pid / 32] & (1U << (pid % 32)));
    }

    /**
     * @name Changes in place
     *
     * The process and the kernel never run at the same time, so that only the order of the changes counts: the compiler
     * may use one instruction for each, which it does not for volatile words.
     * @{
     */
    /** Set bits of a word. */
    static ALWAYS_INLINE void setBits(volatile u32 & word, const u32 bits)
    {
        u32 & plain = const_cast<u32 &>(word);

        plain |= bits;
        asm volatile ("" ::: "memory");
    }

    /** Clear bits of a word. */
    static ALWAYS_INLINE void clearBits(volatile u32 & word, const u32 bits)
    {
        u32 & plain = const_cast<u32 &>(word);

        plain &= ~bits;
        asm volatile ("" ::: "memory");
    }

    /** Add one to a word. */
    static ALWAYS_INLINE void increment(volatile u32 & word)
    {
        u32 & plain = const_cast<u32 &>(word);

        plain++;
        asm volatile ("" ::: "memory");
    }
    /** @} */
};

/** Offset of the Doorbell from the start of UserShare, in pages. */
#define DOORBELL_PAGE 2

/**
 * Doorbell of the calling process.
 *
 * @return Pointer to the page shared with the kernel (on the host: a static object).
 */
#ifdef __HOST__
Doorbell * doorbell();
#else
ALWAYS_INLINE Doorbell * doorbell()
{
    return (Doorbell *) (Arch::MemoryMap::ShareStart + (DOORBELL_PAGE * PAGESIZE));
}
#endif

#endif /* __KERNEL_DOORBELL_H */
