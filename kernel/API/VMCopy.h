// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __KERNEL_API_VMCOPY_H
#define __KERNEL_API_VMCOPY_H

#include <FreeNOS/API.h>
#include <Types.h>

/**
 * Copy between the memory of the caller and another process.
 *
 * Allowed towards children, towards processes that granted it in their Doorbell, and with Privilege::Manage.
 * Page permissions of both sides count, except that a stopped child may be loaded.
 *
 * @param proc Other process, or SELF
 * @param how API::Read (theirs to ours), API::Write (ours to theirs) or API::ReadPhys (theirs is a physical address)
 * @param ours Address in the caller
 * @param theirs Address in the other process
 * @param sz Number of bytes
 *
 * @return API::Success only if every byte was copied; API::AccessViolation otherwise; API::RangeError for a range that
 *         wraps around.
 */
inline API::Result VMCopy(const ProcessID proc,
                          const API::Operation how,
                          const Address ours,
                          const Address theirs,
                          const Size sz)
{
    return (API::Result) trapKernel5(API::VMCopyNumber, proc, how, ours, theirs, sz);
}

extern API::Result VMCopyHandler(const ProcessID proc,
                                 const API::Operation how,
                                 const Address ours,
                                 const Address theirs,
                                 const Size sz);

#endif /* __KERNEL_API_VMCOPY_H */
