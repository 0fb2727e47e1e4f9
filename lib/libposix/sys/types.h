// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBPOSIX_SYS_TYPES_H
#define __LIB_LIBPOSIX_SYS_TYPES_H

#include <Types.h>
#include <Macros.h>

/** Number of blocks. */
typedef slong blkcnt_t;

/** Size of a block in bytes. */
typedef slong blksize_t;

/** Processor time. */
typedef slong clock_t;

/** Identifies a device. */
typedef DeviceID dev_t;

/** Identifies a group. */
typedef GroupID gid_t;

/** Identifies a file in its file system. */
typedef u32 ino_t;

/** Kind and permissions of a file. */
typedef u16 mode_t;

/** Number of links. */
typedef u32 nlink_t;

/** Offset in a file in bytes. */
typedef sint off_t;

/** Identifies a process. */
typedef ProcessID pid_t;

/** Size in bytes. */
typedef Size size_t;

/** Size in bytes, or -1 for an error. */
typedef slong ssize_t;

/** Seconds. */
typedef u64 time_t;

/** Microseconds. */
typedef u32 useconds_t;

/** Microseconds, signed. */
typedef slong suseconds_t;

/** Identifies a user. */
typedef UserID uid_t;

#endif /* __LIB_LIBPOSIX_SYS_TYPES_H */
