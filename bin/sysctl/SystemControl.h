// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __BIN_SYSCTL_SYSTEMCONTROL_H
#define __BIN_SYSCTL_SYSTEMCONTROL_H

#include <POSIXApplication.h>
#include <Types.h>

/**
 * Stop, continue or restart running processes.
 */
class SystemControl : public POSIXApplication
{
  public:

    /**
     * Constructor
     *
     * @param argc Argument count
     * @param argv Arguments, the first is the name of the program
     */
    SystemControl(int argc, char **argv);

    /**
     * Destructor
     */
    virtual ~SystemControl() { }

    /**
     * Do the work
     *
     * @return Success when everything was done, another result (exit status 1) when a part of it failed
     */
    virtual Result exec();

  private:

    /**
     * Actions that can be applied to a process
     */
    enum Action
    {
        StopAction,
        ContinueAction,
        RestartAction
    };

    /**
     * Apply an action to a process
     *
     * @param action What to do
     * @param pid Process to do it to
     *
     * @return Result code
     */
    Result apply(const Action action, const ProcessID pid) const;
};

#endif /* __BIN_SYSCTL_SYSTEMCONTROL_H */
