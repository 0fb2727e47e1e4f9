// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/API/ProcessID.h>
#include <errno.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>
#include "ApplicationLauncher.h"

#ifdef __HOST__
#include <spawn.h>

extern char **environ;

/** On the host a program is started with the system's own function. */
static int forkexec(const char *path, const char **argv)
{
    pid_t pid = -1;
    const int result = ::posix_spawn(&pid, path, NULL, NULL, const_cast<char **>(argv), environ);

    if (result != 0)
    {
        errno = result;
        return -1;
    }
    return pid;
}
#endif /* __HOST__ */

ApplicationLauncher::ApplicationLauncher(const char *path, const char **argv)
    : m_path(path)
    , m_argv(argv)
    , m_pid(ANY)
    , m_exitCode(-1)
{
}

ApplicationLauncher::Result ApplicationLauncher::exec()
{
    const int pid = ::forkexec(m_path, m_argv);

    if (pid < 0)
    {
        return errno == ENOENT ? NotFound : IOError;
    }
    m_pid = (ProcessID) pid;
    return Success;
}

ApplicationLauncher::Result ApplicationLauncher::terminate() const
{
    if (m_pid == ANY)
    {
        return InvalidArgument;
    }
    return ::kill((pid_t) m_pid, SIGTERM) == 0 ? Success : IOError;
}

ApplicationLauncher::Result ApplicationLauncher::wait()
{
    int status = 0;

    if (m_pid == ANY)
    {
        return InvalidArgument;
    }
    if (::waitpid((pid_t) m_pid, &status, 0) != (pid_t) m_pid)
    {
        return errno == ESRCH ? NotFound : IOError;
    }
    m_exitCode = WEXITSTATUS(status);
    return Success;
}
