// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/User.h>
#include <FreeNOS/Doorbell.h>
#include <FreeNOS/ProcessManager.h>
#include <KernelTimer.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <sys/types.h>
#include <sys/wait.h>
#include "Init.h"

/** Device file that is input and output of the login */
static const char consolePath[] = "/dev/serial/serial0/io";

/** Script that starts the drivers and servers of this computer */
static const char scriptPath[] = "/etc/init.sh";

Init::Init(int argc, char **argv)
    : POSIXApplication(argc, argv)
{
    parser().setDescription("First program: runs the start script and keeps a login on the console");
}

Init::Result Init::exec()
{
    const char *script[] = { "/bin/sh", scriptPath, ZERO };
    const char *login[] = { "/bin/login", ZERO };
    bool opened = false;
    ProcessInfo self;

    // After a restart in place the servers of the script are there already
    const bool fresh = ProcessCtl(SELF, InfoPID, (Address) &self) != API::Success || self.restarts == 0;

    if (fresh && launch(script) != 0)
        report("the start script failed", scriptPath);

    // The script may be at work still, and whoever is logged in stays so
    if (!fresh)
    {
        waitForEarlier(script[0]);
        waitForEarlier(login[0]);
    }

    // Never returns: without PID 5 nobody could log in again
    for (;;)
    {
        if (!opened && !(opened = openConsole()))
        {
            report("cannot open the console", consolePath);
            pauseForSecond();
            continue;
        }

        runRequestedProgram();

        const Size begin = uptime();

        if (launch(login) < 0 || uptime() - begin < 1)
        {
            // At most one login per second, so that one that fails at once cannot starve the system
            pauseForSecond();
        }
        reap();
    }
    return Success;
}

bool Init::openConsole() const
{
    for (int fd = 0; fd < 3; fd++)
    {
        close(fd);
    }

    return open(consolePath, O_RDONLY) == 0 &&
           open(consolePath, O_WRONLY) == 1 &&
           open(consolePath, O_WRONLY) == 2;
}

int Init::launch(const char **arguments) const
{
    int status = 0;
    const int pid = forkexec(arguments[0], arguments);

    if (pid < 0)
    {
        report(strerror(errno), arguments[0]);
        return -1;
    }

    if (waitpid(pid, &status, 0) == (pid_t) -1)
    {
        report(strerror(errno), arguments[0]);
        return -1;
    }
    return WEXITSTATUS(status);
}

bool Init::waitForEarlier(const char *path) const
{
    const ProcessID self = getpid();

    for (ProcessID pid = 0; pid < MAX_PROCS; pid++)
    {
        ProcessInfo info;
        int status;

        if (ProcessCtl(pid, InfoPID, (Address) &info) == API::Success && info.parent == self &&
            strcmp(info.path, path) == 0)
        {
            waitpid(pid, &status, 0);
            return true;
        }
    }
    return false;
}

void Init::reap() const
{
    for (ProcessID pid = 0; pid < MAX_PROCS; pid++)
        ProcessCtl(pid, TestPID);
}

void Init::runRequestedProgram() const
{
    static const Size MaximumArguments = 8;
    static const char keyword[] = "exec=";
    const char *arguments[MaximumArguments + 1];
    SystemInformation info;
    Size count = 0;
    char *text = info.cmdline;

    info.cmdline[sizeof(info.cmdline) - 1] = ZERO;

    // The keyword counts only at the start of a word
    while (*text && strncmp(text, keyword, sizeof(keyword) - 1) != 0)
    {
        while (*text && *text != ' ')
            text++;
        while (*text == ' ')
            text++;
    }

    if (!*text)
        return;

    text += sizeof(keyword) - 1;
    while (count < MaximumArguments && *text && *text != ' ')
    {
        arguments[count++] = text;
        while (*text && *text != ' ' && *text != ',')
            text++;

        const bool last = *text != ',';
        if (*text)
            *text++ = ZERO;
        if (last)
            break;
    }
    arguments[count] = ZERO;

    if (count == 0)
        return;

    const int status = launch(arguments);
    PrivExec(ShutdownSystem, status < 0 ? 127 : status);
    report("cannot turn the computer off after", arguments[0]);
}

void Init::report(const char *text, const char *subject) const
{
    char line[160];

    snprintf(line, sizeof(line), "init: %s: %s\r\n", subject, text);
    PrivExec(WriteConsole, (Address) line);
}

void Init::pauseForSecond() const
{
    static const Size parts = 10;

    for (Size i = 0; i < parts; i++)
    {
        usleep(1000000 / parts);
        doorbell()->answerPing();
    }
}

Size Init::uptime() const
{
    KernelTimer timer;
    Timer::Info now;

    timer.tick();
    if (timer.getCurrent(&now) != Timer::Success || now.frequency == 0)
        return 0;

    return now.ticks / now.frequency;
}
