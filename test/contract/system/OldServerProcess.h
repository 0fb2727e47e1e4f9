// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __TEST_CONTRACT_SYSTEM_OLDSERVERPROCESS_H
#define __TEST_CONTRACT_SYSTEM_OLDSERVERPROCESS_H

#include <FreeNOS/User.h>
#include <ApplicationLauncher.h>

/** Path of the program with the servers. */
#define OLD_SERVER "/test/contract/system/OldServer"

/** Path of the program that does what its arguments say. */
#define OLD_PROGRAM "/test/contract/system/OldProgram"

/** One of the servers, in a process that ends with this object. */
class OldServerProcess
{
  public:

    OldServerProcess(const char *name, const char *mount = ZERO)
        : m_launcher(OLD_SERVER, m_arguments)
        , m_running(false)
    {
        m_arguments[0] = OLD_SERVER;
        m_arguments[1] = name;
        m_arguments[2] = mount;
        m_arguments[3] = ZERO;
        m_running = m_launcher.exec() == ApplicationLauncher::Success;
    }

    ~OldServerProcess()
    {
        end();
    }

    /** End it. @return Its exit status, -1 if it did not run */
    int end()
    {
        if (!m_running)
            return -1;

        m_running = false;
        m_launcher.terminate();
        return wait();
    }

    /** Wait until it ends by itself. @return Its exit status, -1 if it did not run */
    int wait()
    {
        m_running = false;
        return m_launcher.wait() == ApplicationLauncher::Success ? m_launcher.getExitCode() : -1;
    }

    bool isRunning() const
    {
        return m_running;
    }

    ProcessID pid() const
    {
        return m_launcher.getPid();
    }

  private:

    const char *m_arguments[4];
    ApplicationLauncher m_launcher;
    bool m_running;
};

#endif /* __TEST_CONTRACT_SYSTEM_OLDSERVERPROCESS_H */
