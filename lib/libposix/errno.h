// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBPOSIX_ERRNO_H
#define __LIB_LIBPOSIX_ERRNO_H

#include <Macros.h>

/**
 * Error codes. Negative numbers, in alphabetical order of their names.
 */

/** No error. */
#define ESUCCESS 0

/** Argument list too long. */
#define E2BIG (-1)

/** Permission denied. */
#define EACCES (-2)

/** Address in use. */
#define EADDRINUSE (-3)

/** Address not available. */
#define EADDRNOTAVAIL (-4)

/** Address family not supported. */
#define EAFNOSUPPORT (-5)

/** Resource temporarily unavailable. */
#define EAGAIN (-6)

/** Operation already in progress. */
#define EALREADY (-7)

/** Bad file descriptor. */
#define EBADF (-8)

/** Bad message. */
#define EBADMSG (-9)

/** Device or resource busy. */
#define EBUSY (-10)

/** Operation canceled. */
#define ECANCELED (-11)

/** No child processes. */
#define ECHILD (-12)

/** Connection aborted. */
#define ECONNABORTED (-13)

/** Connection refused. */
#define ECONNREFUSED (-14)

/** Connection reset. */
#define ECONNRESET (-15)

/** Resource deadlock would occur. */
#define EDEADLK (-16)

/** Destination address required. */
#define EDESTADDRREQ (-17)

/** Argument outside of domain. */
#define EDOM (-18)

/** Disk quota exceeded. */
#define EDQUOT (-19)

/** File exists. */
#define EEXIST (-20)

/** Bad address. */
#define EFAULT (-21)

/** File too large. */
#define EFBIG (-22)

/** Host is unreachable. */
#define EHOSTUNREACH (-23)

/** Identifier removed. */
#define EIDRM (-24)

/** Illegal byte sequence. */
#define EILSEQ (-25)

/** Operation in progress. */
#define EINPROGRESS (-26)

/** Interrupted function. */
#define EINTR (-27)

/** Invalid argument. */
#define EINVAL (-28)

/** Input/output error. */
#define EIO (-29)

/** Socket is connected. */
#define EISCONN (-30)

/** Is a directory. */
#define EISDIR (-31)

/** Too many levels of symbolic links. */
#define ELOOP (-32)

/** Too many open files. */
#define EMFILE (-33)

/** Too many links. */
#define EMLINK (-34)

/** Message too large. */
#define EMSGSIZE (-35)

/** Multihop attempted. */
#define EMULTIHOP (-36)

/** File name too long. */
#define ENAMETOOLONG (-37)

/** Network is down. */
#define ENETDOWN (-38)

/** Connection aborted by network. */
#define ENETRESET (-39)

/** Network is unreachable. */
#define ENETUNREACH (-40)

/** Too many files open in system. */
#define ENFILE (-41)

/** No buffer space available. */
#define ENOBUFS (-42)

/** No data available. */
#define ENODATA (-43)

/** No such device. */
#define ENODEV (-44)

/** No such file or directory. */
#define ENOENT (-45)

/** Executable file format error. */
#define ENOEXEC (-46)

/** No locks available. */
#define ENOLCK (-47)

/** Link has been severed. */
#define ENOLINK (-48)

/** Not enough memory. */
#define ENOMEM (-49)

/** No message of the desired type. */
#define ENOMSG (-50)

/** Protocol not available. */
#define ENOPROTOOPT (-51)

/** No space left on device. */
#define ENOSPC (-52)

/** No stream resources. */
#define ENOSR (-53)

/** Not a stream. */
#define ENOSTR (-54)

/** Function not supported. */
#define ENOSYS (-55)

/** Socket is not connected. */
#define ENOTCONN (-56)

/** Not a directory. */
#define ENOTDIR (-57)

/** Directory not empty. */
#define ENOTEMPTY (-58)

/** State not recoverable. */
#define ENOTRECOVERABLE (-59)

/** Not a socket. */
#define ENOTSOCK (-60)

/** Not supported. */
#define ENOTSUP (-61)

/** Inappropriate terminal operation. */
#define ENOTTY (-62)

/** No such device or address. */
#define ENXIO (-63)

/** Operation not supported on socket. */
#define EOPNOTSUPP (-64)

/** Value too large. */
#define EOVERFLOW (-65)

/** Previous owner died. */
#define EOWNERDEAD (-66)

/** Operation not permitted. */
#define EPERM (-67)

/** Broken pipe. */
#define EPIPE (-68)

/** Protocol error. */
#define EPROTO (-69)

/** Protocol not supported. */
#define EPROTONOSUPPORT (-70)

/** Wrong protocol type for socket. */
#define EPROTOTYPE (-71)

/** Result too large. */
#define ERANGE (-72)

/** Read-only file system. */
#define EROFS (-73)

/** Invalid seek. */
#define ESPIPE (-74)

/** No such process. */
#define ESRCH (-75)

/** Stale file handle. */
#define ESTALE (-76)

/** Timer expired. */
#define ETIME (-77)

/** Operation timed out. */
#define ETIMEDOUT (-78)

/** Text file busy. */
#define ETXTBSY (-79)

/** Operation would block. */
#define EWOULDBLOCK (-80)

/** Cross-device link. */
#define EXDEV (-81)

/** Interrupted system call should be restarted. */
#define ERESTART (-82)

/** Number of error codes, with ESUCCESS. */
#define ERRNO_COUNT 83

/** Error code of the last failed call. */
extern C int errno;

/** Texts of the error codes, indexed by the negated code. */
extern C const char *error_map[ERRNO_COUNT];

#endif /* __LIB_LIBPOSIX_ERRNO_H */
