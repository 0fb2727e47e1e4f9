// SPDX-License-Identifier: GPL-3.0-or-later

#include <errno.h>
#include <string.h>
#include <unistd.h>
#include "ApplicationLauncher.h"
#include "POSIXApplication.h"

POSIXApplication::POSIXApplication(int argc, char **argv)
    : Application(argc, argv)
{
}

POSIXApplication::~POSIXApplication()
{
}

Application::Result POSIXApplication::output(const char *string) const
{
    Size left = ::strlen(string);

    while (left != 0)
    {
        const ssize_t written = ::write(1, string, left);

        if (written <= 0)
        {
            return IOError;
        }
        string += written;
        left -= (Size) written;
    }
    return Success;
}

int POSIXApplication::runProgram(const char *path, const char **argv)
{
    ApplicationLauncher program(path, argv);

    if (program.exec() != ApplicationLauncher::Success)
    {
        ERROR("failed to start '" << path << "': " << strerror(errno));
        return -1;
    }
    if (program.wait() != ApplicationLauncher::Success)
    {
        ERROR("failed to wait for '" << path << "': " << strerror(errno));
        return -1;
    }
    return program.getExitCode();
}
