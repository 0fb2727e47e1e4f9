// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/User.h>
#include <Timestamp.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <sys/types.h>
#include <sys/wait.h>
#include "Login.h"

/** Who may log in: one user in each line, the name ends at the first colon */
static const char userFile[] = "/etc/passwd";

Login::Login(int argc, char **argv)
    : POSIXApplication(argc, argv)
    , m_skipNewline(false)
{
    parser().setDescription("Ask for a user name and start a shell");
    parser().registerPositional("DEVICE", "Device files to read from and to write to", 0);
}

Login::Result Login::exec()
{
    const Vector<Argument *> &devices = arguments().getPositionals();
    const char *shell[] = { "/bin/sh", ZERO };
    char name[MaximumName];

    if (devices.count() == 2)
    {
        const Result result = redirect(*devices[0]->getValue(), *devices[1]->getValue());
        if (result != Success)
            return result;
    }
    else if (devices.count() != 0)
    {
        dprintf(2, "login: give no device or two\r\n");
        return ShowUsage;
    }

    printBootTime();

    for (;;)
    {
        static const char prompt[] = "\nlogin: ";
        write(1, prompt, sizeof(prompt) - 1);

        if (!readName(name))
            return IOError;

        if (!name[0])
            continue;

        if (strcmp(name, "root") == 0)
            break;

        if (isKnown(name))
        {
            // For good: this process ends with the shell
            if (ProcessCtl(SELF, DropPrivileges, Privilege::None) == API::Success)
                break;
        }

        // The pause keeps a program from trying all names
        sleep(1);
        printf("Login incorrect\r\n");
    }

    int status = 0;
    const int pid = forkexec(shell[0], shell);
    if (pid < 0)
    {
        dprintf(2, "login: %s: %s\r\n", shell[0], strerror(errno));
        return IOError;
    }

    waitpid(pid, &status, 0);
    return Success;
}

Login::Result Login::redirect(const char *input, const char *output) const
{
    for (int fd = 0; fd < 3; fd++)
    {
        close(fd);
    }

    if (open(input, O_RDONLY) != 0 || open(output, O_WRONLY) != 1 || open(output, O_WRONLY) != 2)
    {
        char message[256];

        snprintf(message, sizeof(message), "login: %s, %s: cannot be opened as the console\r\n", input, output);
        PrivExec(WriteConsole, (Address) message);
        return IOError;
    }
    return Success;
}

bool Login::readName(char (&name)[MaximumName])
{
    Size count = 0;
    bool tooLong = false;
    Size failures = 0;

    for (;;)
    {
        char c;
        const ssize_t n = read(0, &c, 1);

        if (n <= 0)
        {
            // The console may be gone for a moment while it is restarted
            if (n == 0 || ++failures == 5)
                return false;
            sleep(1);
            continue;
        }

        // Second half of CR LF
        const bool skip = m_skipNewline && c == '\n';
        m_skipNewline = (c == '\r');
        if (skip)
            continue;

        if (c == '\r' || c == '\n')
        {
            write(1, "\r\n", 2);
            break;
        }
        else if (c == '\b' || c == 0x7f)
        {
            if (count > 0)
            {
                count--;
                write(1, "\b \b", 3);
            }
        }
        else if (c >= ' ' && c < 0x7f)
        {
            if (count < sizeof(name) - 1)
            {
                name[count++] = c;
                write(1, &c, 1);
            }
            else
                tooLong = true;
        }
    }

    name[tooLong ? 0 : count] = ZERO;
    if (tooLong)
        printf("Login incorrect\r\n");
    return true;
}

bool Login::isKnown(const char *name) const
{
    char text[MaximumFile];
    Size count = 0;
    ssize_t n;

    const int fd = open(userFile, O_RDONLY);
    if (fd < 0)
        return false;

    while (count < sizeof(text) && (n = read(fd, text + count, sizeof(text) - count)) > 0)
        count += n;
    close(fd);

    const Size length = strlen(name);
    for (Size i = 0; i + length < count; i++)
    {
        if ((i == 0 || text[i - 1] == '\n') && text[i + length] == ':' && strncmp(text + i, name, length) == 0)
            return true;
    }
    return false;
}

void Login::printBootTime() const
{
    const u64 now = timestamp();
    const SystemInformation info;
    const char *text = info.cmdline;

    while (*text && strncmp(text, "bench", 5) != 0)
        text++;

    if (!*text)
        return;

    printf("BOOT instructions=%llu\r\n", now - info.bootTimestamp);
}
