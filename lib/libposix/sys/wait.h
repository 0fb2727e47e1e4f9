// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBPOSIX_SYS_WAIT_H
#define __LIB_LIBPOSIX_SYS_WAIT_H

#include <Types.h>
#include <Macros.h>
#include "types.h"

/** Return at once when the child still runs. */
#define WNOHANG 1

/** Exit status of a child from its wait status. */
#define WEXITSTATUS(st) (st)

/** True if the child ended. */
#define WIFEXITED(st) 1

/**
 * Wait until a child process ends.
 *
 * @param pid ProcessID of the child
 * @param stat_loc If not null receives the wait status
 * @param options Zero or WNOHANG
 *
 * @return pid; zero with WNOHANG while the child runs; or (pid_t) -1 with errno ESRCH if there is no such process
 *         and no status of it is kept, or EPERM
 */
extern C pid_t waitpid(pid_t pid, int *stat_loc, int options);

#endif /* __LIB_LIBPOSIX_SYS_WAIT_H */
