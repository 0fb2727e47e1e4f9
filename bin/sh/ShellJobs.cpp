// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/User.h>
#include <FreeNOS/FaultInfo.h>
#include <stdio.h>
#include "ShellJobs.h"

ShellJobs::ShellJobs()
    : m_count(0)
{
}

bool ShellJobs::isFull() const
{
    return m_count == MaximumJobs;
}

void ShellJobs::add(const ProcessID pid)
{
    m_jobs[m_count++] = pid;
}

void ShellJobs::reap(const bool verbose)
{
    Size kept = 0;

    for (Size i = 0; i < m_count; i++)
    {
        const ProcessID pid = m_jobs[i];
        const uint result = (uint) ProcessCtl(pid, TestPID);

        if ((result & 0xffff) == API::TemporaryUnavailable)
            m_jobs[kept++] = pid;
        else if (verbose && (result & 0xffff) == API::Success)
            report(pid, (int) (result >> 16));
        else if (verbose)
            printf("[%u] gone\r\n", pid);
    }
    m_count = kept;
}

void ShellJobs::report(const ProcessID pid, const int status)
{
    if (status >= AbnormalStatus)
        printf("[%u] ended by an exception: %s (%d)\r\n", pid, faultKindName(status - AbnormalStatus), status);
    else
        printf("[%u] done (%d)\r\n", pid, status);
}
