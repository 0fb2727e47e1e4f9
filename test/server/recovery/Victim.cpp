// SPDX-License-Identifier: GPL-3.0-or-later

#include <string.h>
#include "Victim.h"

volatile u32 Victim::counter = 0;
volatile u32 Victim::mark = 0;

/** Value of the mark */
static const u32 markValue = 0x600dbeef;

ChildProgram(counts)
{
    for (;;)
    {
        Victim::counter = Victim::counter + 1;
        GuestChild::pause();
    }
    return 0;
}

Victim::Victim(const char *program)
    : GuestChild("counts", program)
    , m_ready(isStarted() && waitForProgress(counter) && setMark())
    , m_before(information())
{
}

bool Victim::setMark()
{
    return write(mark, markValue) && read(mark) == markValue;
}

bool Victim::isUnharmed() const
{
    const ProcessInfo now = information();

    return m_ready && now.id == getProcessID() && now.state != Process::Stopped && now.restarts == m_before.restarts &&
           now.generation == m_before.generation && now.faults == m_before.faults &&
           strcmp(now.path, m_before.path) == 0 && read(mark) == markValue && waitForProgress(counter);
}

bool Victim::isRestarted()
{
    const ProcessInfo now = information();

    if (!m_ready || now.id != getProcessID() || now.restarts != m_before.restarts + 1 ||
        now.generation != m_before.generation || now.faults != m_before.faults ||
        strcmp(now.path, m_before.path) != 0 || read(mark) != 0 || !waitForProgress(counter))
        return false;

    m_before = information();
    return setMark();
}
