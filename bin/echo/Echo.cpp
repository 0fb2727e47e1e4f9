// SPDX-License-Identifier: GPL-3.0-or-later

#include <string.h>
#include <unistd.h>
#include <sys/types.h>
#include "Echo.h"

Echo::Echo(int argc, char **argv)
    : POSIXApplication(argc, argv)
{
}

int Echo::run()
{
    return exec() == Success ? 0 : 1;
}

Echo::Result Echo::exec()
{
    static char text[4096];
    const bool newline = !(m_argc > 1 && strcmp(m_argv[1], "-n") == 0);
    Size count = 0;

    // All arguments together fit in one page, with their terminators as blanks
    for (int i = newline ? 1 : 2; i < m_argc; i++)
    {
        const Size length = strlen(m_argv[i]);

        if (count + length + 3 > sizeof(text))
            return InvalidArgument;
        memcpy(text + count, m_argv[i], length);
        count += length;
        if (i + 1 < m_argc)
            text[count++] = ' ';
    }

    if (newline)
    {
        text[count++] = '\r';
        text[count++] = '\n';
    }

    for (Size done = 0; done < count;)
    {
        const ssize_t n = write(1, text + done, count - done);
        if (n <= 0)
            return IOError;
        done += n;
    }
    return Success;
}
