// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include <string.h>
#include <unistd.h>
#include <sys/types.h>
#include <sys/wait.h>
#include "GuestChild.h"

ChildFunction *ChildFunction::m_first = 0;

ChildFunction::ChildFunction(const char *name, Function *function)
    : m_name(name)
    , m_function(function)
    , m_next(m_first)
{
    m_first = this;
}

int ChildFunction::run(const char *name)
{
    for (const ChildFunction *i = m_first; i; i = i->m_next)
    {
        if (strcmp(i->m_name, name) == 0)
            return i->m_function();
    }
    return 127;
}

GuestChild::GuestChild(const char *name, const char *program)
    : m_pid(ANY)
    , m_started(false)
{
    const char *path = program ? program : ownPath();
    const char *arguments[] = { path, "--child", name, 0 };
    const int pid = forkexec(path, arguments);

    if (pid >= 0)
    {
        m_pid = pid;
        m_started = true;
    }
}

GuestChild::~GuestChild()
{
    int status;

    if (m_started)
    {
        ProcessCtl(m_pid, KillPID);
        waitpid(m_pid, &status, 0);
    }
}

int GuestChild::wait()
{
    for (Size i = 0; i < Patience && m_started; i++)
    {
        int status = 0;
        const pid_t result = waitpid(m_pid, &status, WNOHANG);

        if (result != 0)
        {
            m_started = false;
            return result == (pid_t) m_pid ? status : -1;
        }
        pause();
    }
    return -1;
}

bool GuestChild::waitForState(const Process::State state) const
{
    for (Size i = 0; i < Patience && m_started; i++)
    {
        ProcessInfo info;

        if (ProcessCtl(m_pid, InfoPID, (Address) &info) != API::Success)
            return false;
        if (info.state == state)
            return true;
        pause();
    }
    return false;
}

bool GuestChild::waitForValue(const volatile u32 & variable, const u32 value) const
{
    for (Size i = 0; i < Patience && m_started; i++)
    {
        if (read(variable) == value)
            return true;
        pause();
    }
    return false;
}

bool GuestChild::waitForProgress(const volatile u32 & variable) const
{
    const u32 before = read(variable);

    for (Size i = 0; i < Patience && m_started; i++)
    {
        if (read(variable) != before)
            return true;
        pause();
    }
    return false;
}

ProcessInfo GuestChild::information() const
{
    return information(m_pid);
}

ProcessInfo GuestChild::information(const ProcessID pid)
{
    ProcessInfo info;

    if (ProcessCtl(pid, InfoPID, (Address) &info) != API::Success)
        memset(&info, 0, sizeof(info));

    return info;
}

u32 GuestChild::read(const volatile u32 & variable) const
{
    u32 value = 0;

    return VMCopy(m_pid, API::Read, (Address) &value, (Address) &variable, sizeof(value)) == API::Success ? value : 0;
}

bool GuestChild::write(const volatile u32 & variable, const u32 value) const
{
    return VMCopy(m_pid, API::Write, (Address) &value, (Address) &variable, sizeof(value)) == API::Success;
}

void GuestChild::pause()
{
    usleep(10000);
}

const char * GuestChild::ownPath()
{
    static ProcessInfo info;

    info = information(SELF);
    return info.path;
}

ProcessID GuestChild::makeAndEnd()
{
    const u32 result = ProcessCtl(SELF, Spawn, 0x80000000);

    if ((result & 0xffff) != API::Success)
        return ANY;

    ProcessCtl(result >> 16, KillPID);
    ProcessCtl(result >> 16, TestPID);
    return result >> 16;
}
