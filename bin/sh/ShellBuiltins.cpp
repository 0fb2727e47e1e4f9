// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/User.h>
#include <Character.h>
#include <Timestamp.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <sys/stat.h>
#include <sys/types.h>
#include "Shell.h"

const Shell::Builtin Shell::builtins[] =
{
    { "cd", 0, 1, "cd [DIRECTORY]", "Change the current directory", &Shell::changeDirectory },
    { "exit", 0, 1, "exit [STATUS]", "Leave the shell", &Shell::leave },
    { "help", 0, 1, "help [COMMAND]", "Print this list", &Shell::help },
    { "stdio", 1, 2, "stdio INPUT [OUTPUT]", "Replace input and output of the shell", &Shell::redirect },
    { "time", 1, ShellParser::MaximumArguments, "time COMMAND..", "Print how long a command takes", &Shell::time },
    { "write", 2, ShellParser::MaximumArguments, "write FILE TEXT..", "Write a line to a file", &Shell::writeFile },
    { ZERO, 0, 0, ZERO, ZERO, ZERO }
};

int Shell::changeDirectory(const Size count, const char **arguments)
{
    const char *path = count > 1 ? arguments[1] : "/";

    if (chdir(path) != 0)
    {
        complain(path, strerror(errno));
        return 1;
    }
    return 0;
}

int Shell::leave(const Size count, const char **arguments)
{
    if (count > 1)
    {
        u32 status;

        if (!ArgumentParser::parseNumber(arguments[1], 255, status))
        {
            complain(arguments[1], "not an exit status between 0 and 255");
            return SyntaxError;
        }
        m_exit = true;
        return status;
    }

    m_exit = true;
    return m_status;
}

int Shell::help(const Size count, const char **arguments)
{
    bool found = false;

    for (const Builtin *builtin = builtins; builtin->name; builtin++)
    {
        if (count == 1 || strcmp(arguments[1], builtin->name) == 0)
        {
            printf("%-24s %s\r\n", builtin->usage, builtin->help);
            found = true;
        }
    }

    if (!found)
    {
        complain(arguments[1], "is not part of the shell, try its flag --help");
        return 1;
    }
    if (count == 1)
        printf("Other commands are programs in /bin. COMMAND & runs one in the background.\r\n");
    return 0;
}

int Shell::time(const Size count, const char **arguments)
{
    const u64 begin = timestamp();
    const int status = runCommand(count - 1, arguments + 1, false);
    const u64 ticks = timestamp() - begin;
    const SystemInformation info;

    if (info.timestampFrequency == 0)
    {
        printf("time: %llu ticks\r\n", ticks);
        return status;
    }

    // Remainder first: ticks times a million may not fit
    const uint seconds = ticks / info.timestampFrequency;
    const uint fraction = ticks % info.timestampFrequency * 1000000 / info.timestampFrequency;

    printf("time: %u.%06u s, %llu ticks\r\n", seconds, fraction, ticks);
    return status;
}

int Shell::redirect(const Size count, const char **arguments)
{
    const char *input = arguments[1];
    const char *output = arguments[count - 1];
    struct stat st;

    // Closing what works for something that does not exist would leave the shell deaf and dumb
    for (Size i = 1; i < count; i++)
    {
        if (stat(arguments[i], &st) != 0)
        {
            complain(arguments[i], strerror(errno));
            return 1;
        }
    }

    for (int fd = 0; fd < 3; fd++)
        close(fd);

    if (open(input, O_RDONLY) != 0 || open(output, O_WRONLY) != 1 || open(output, O_WRONLY) != 2)
    {
        complain("stdio", strerror(errno));
        return 1;
    }
    return 0;
}

int Shell::writeFile(const Size count, const char **arguments)
{
    char *text = new char[ShellParser::MaximumArguments * ShellParser::ArgumentSize];
    Size length = 0;
    int status = 0;

    if (!text)
    {
        complain("write", "out of memory");
        return 1;
    }

    for (Size i = 2; i < count; i++)
    {
        const Size size = strlen(arguments[i]);

        memcpy(text + length, arguments[i], size);
        length += size;
        text[length++] = i + 1 < count ? ' ' : '\n';
    }

    const int fd = open(arguments[1], O_WRONLY | O_CREAT | O_TRUNC, S_IRUSR | S_IWUSR | S_IRGRP | S_IROTH);
    if (fd < 0)
    {
        complain(arguments[1], strerror(errno));
        status = 1;
    }
    else
    {
        for (Size done = 0; done < length;)
        {
            const ssize_t n = write(fd, text + done, length - done);
            if (n <= 0)
            {
                complain(arguments[1], n < 0 ? strerror(errno) : "no more space");
                status = 1;
                break;
            }
            done += n;
        }
        close(fd);
    }

    delete[] text;
    return status;
}
