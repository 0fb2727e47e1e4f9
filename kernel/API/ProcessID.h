// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __KERNEL_API_PROCESSID_H
#define __KERNEL_API_PROCESSID_H

/** Any process. */
#define ANY 65535

/** The calling process. */
#define SELF 65534

/** The kernel. */
#define KERNEL_PID 65533

/** Core server. */
#define CORESRV_PID 0

/** Datastore server. */
#define DATASTORE_PID 1

/** Recovery server. */
#define RECOVERY_PID 2

/** Root file system. */
#define ROOTFS_PID 3

#endif /* __KERNEL_API_PROCESSID_H */
