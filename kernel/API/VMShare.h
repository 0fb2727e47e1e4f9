// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __KERNEL_API_VMSHARE_H
#define __KERNEL_API_VMSHARE_H

#include <FreeNOS/API.h>
#include <FreeNOS/ProcessShares.h>
#include <Types.h>

/**
 * Share memory with another process, or keep memory of one's own that no restart releases.
 *
 * @param pid Other process. SELF for API::Read and API::Next; for API::Create and API::Delete it means memory of one's
 *            own, which needs a tag other than zero
 * @param op API::Create, API::Read, API::Delete, or API::Next: share->range.size is the position of the share wanted
 * @param share Input and output
 *
 * @return API::Success; API::AlreadyExists; API::TemporaryUnavailable while an old share is being detached;
 *         API::NotFound for an unknown process or position; API::IOError if there is no such share to API::Read
 *         (API::NotFound on the host); API::AccessViolation; API::InvalidArgument; API::OutOfMemory.
 */
inline API::Result VMShare(const ProcessID pid, const API::Operation op, ProcessShares::MemoryShare *share)
{
    return (API::Result) trapKernel3(API::VMShareNumber, pid, op, (Address) share);
}

extern API::Result VMShareHandler(const ProcessID pid, const API::Operation op, ProcessShares::MemoryShare *share);

#endif /* __KERNEL_API_VMSHARE_H */
