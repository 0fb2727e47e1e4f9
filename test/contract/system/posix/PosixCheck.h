// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __TEST_CONTRACT_SYSTEM_POSIX_POSIXCHECK_H
#define __TEST_CONTRACT_SYSTEM_POSIX_POSIXCHECK_H

#include "../Signature.h"

/** Make the check of the including file known by the name of its header. */
#define POSIX_CHECK(name) \
    const char * checkPosix##name() \
    { \
        return check(); \
    }

/** The headers. */
#define POSIX_HEADERS(HEADER) \
    HEADER(Assert) \
    HEADER(Ctype) \
    HEADER(Dirent) \
    HEADER(Errno) \
    HEADER(Fcntl) \
    HEADER(Libgen) \
    HEADER(Limits) \
    HEADER(Math) \
    HEADER(Signal) \
    HEADER(Stdarg) \
    HEADER(Stdio) \
    HEADER(Stdlib) \
    HEADER(String) \
    HEADER(SysSocket) \
    HEADER(SysStat) \
    HEADER(SysTime) \
    HEADER(SysTypes) \
    HEADER(SysUtsname) \
    HEADER(SysWait) \
    HEADER(Time) \
    HEADER(Unistd)

#define POSIX_CHECK_DECLARATION(name) extern InterfaceCheck checkPosix##name;
POSIX_HEADERS(POSIX_CHECK_DECLARATION)
#undef POSIX_CHECK_DECLARATION

#endif /* __TEST_CONTRACT_SYSTEM_POSIX_POSIXCHECK_H */
