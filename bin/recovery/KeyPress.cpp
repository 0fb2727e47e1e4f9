// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/User.h>
#include <FreeNOS/Doorbell.h>
#include <ChannelClient.h>
#include <FileDescriptor.h>
#include <KernelTimer.h>
#include "KeyPress.h"

KeyPress::KeyPress()
    : m_callback(this, &KeyPress::onRead)
    , m_terminal(ANY)
    , m_key(0)
    , m_asked(false)
    , m_done(false)
{
    const FileDescriptor::Entry *input = FileDescriptor::instance()->getEntry(0);

    if (!input || !input->open)
        return;

    m_terminal = input->pid;
    m_message.action = FileSystem::ReadFile;
    m_message.result = FileSystem::Success;
    m_message.buffer = &m_key;
    m_message.size = sizeof(m_key);
    m_message.offset = 0;
    m_message.inode = input->inode;
    m_message.stat = ZERO;
    m_message.pid = 0;
    m_message.pathMountLength = 0;
    m_message.timeout.frequency = 0;
    m_asked = ChannelClient::instance()->sendRequest(m_terminal, &m_message, sizeof(m_message), &m_callback) ==
        ChannelClient::Success;
}

void KeyPress::onRead(FileSystemMessage *)
{
    m_done = true;
}

bool KeyPress::wait(const u32 milliseconds)
{
    KernelTimer timer;
    Timer::Info end, now;

    timer.getCurrent(&end, milliseconds);

    while (!m_done)
    {
        if (ProcessCtl(SELF, InfoTimer, (Address) &now) != API::Success || (s32) (now.ticks - end.ticks) >= 0)
            break;

        if (!m_asked)
        {
            ProcessCtl(SELF, WaitTimer, (Address) &end);
            continue;
        }

        if (ProcessCtl(m_terminal, WaitSignal, (Address) &end) != API::Success)
            return true;

        __atomic_fetch_and(&doorbell()->inbox[m_terminal / 32], ~(1U << (m_terminal % 32)), __ATOMIC_SEQ_CST);
        ChannelClient::instance()->processResponses(m_terminal);
    }
    return m_done;
}
