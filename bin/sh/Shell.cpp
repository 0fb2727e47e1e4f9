// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/User.h>
#include <BufferedFile.h>
#include <FileSystemPath.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <sys/types.h>
#include <sys/wait.h>
#include "Shell.h"
#include "ShellInput.h"

Shell::Shell(int argc, char **argv)
    : POSIXApplication(argc, argv)
    , m_command(new ShellParser::Command)
    , m_status(0)
    , m_exit(false)
    , m_interactive(false)
    , m_script(ZERO)
    , m_line(0)
{
}

Shell::~Shell()
{
    delete m_command;
}

int Shell::run()
{
    if (!m_command)
    {
        complain("start", "out of memory");
        return CannotExecute;
    }

    if (m_argc == 1)
        return exec() == Success ? m_status : CannotExecute;

    if (strcmp(m_argv[1], "-c") == 0)
    {
        if (m_argc != 3)
        {
            complain("-c", "give one argument with the commands");
            return SyntaxError;
        }
        runLine(m_argv[2]);
        return m_status;
    }

    if (m_argv[1][0] == '-')
    {
        printf("usage: sh [-c COMMANDS | FILE..]\r\n");
        return strcmp(m_argv[1], "-h") == 0 || strcmp(m_argv[1], "--help") == 0 ? 1 : SyntaxError;
    }

    for (int i = 1; i < m_argc && !m_exit; i++)
    {
        if (runScript(m_argv[i]) != Success)
            m_status = CommandNotFound;
    }
    return m_status;
}

Shell::Result Shell::exec()
{
    char prompt[160];
    const char *line;
    ShellInput input;

    m_interactive = true;

    while (!m_exit)
    {
        m_jobs.reap(true);
        makePrompt(prompt, sizeof(prompt));

        switch (input.readLine(prompt, &line))
        {
            case ShellInput::Success:
                runLine(line);
                break;

            case ShellInput::LineTooLong:
                complain("input", "the line is too long (at most 4095 bytes)");
                m_status = SyntaxError;
                break;

            default:
                m_exit = true;
                break;
        }
    }
    return Success;
}

Shell::Result Shell::runScript(const char *path)
{
    BufferedFile file(path);
    char *line = new char[ShellInput::MaximumLine];

    if (!line || file.read() != BufferedFile::Success)
    {
        delete[] line;
        complain(path, "cannot be read");
        return IOError;
    }

    const char *text = (const char *) file.buffer();
    const char *end = text + file.size();

    m_script = path;
    m_line = 0;

    while (text < end && !m_exit)
    {
        Size length = 0;

        while (text + length < end && text[length] != '\n')
            length++;

        m_line++;
        if (length >= ShellInput::MaximumLine)
        {
            complain("input", "the line is too long (at most 4095 bytes)");
            m_status = SyntaxError;
        }
        else
        {
            memcpy(line, text, length);
            line[length] = ZERO;
            runLine(line);
            m_jobs.reap(false);
        }
        text += length + 1;
    }

    m_script = ZERO;
    delete[] line;
    return Success;
}

void Shell::runLine(const char *line)
{
    ShellParser parser(line);

    while (!m_exit)
    {
        const ShellParser::Result result = parser.next(*m_command, m_status);

        if (result == ShellParser::EndOfInput)
            return;

        if (result != ShellParser::Success)
        {
            complain("syntax", ShellParser::describe(result));
            m_status = SyntaxError;
            return;
        }
        m_status = runCommand(m_command->count, m_command->arguments, m_command->background);
    }
}

int Shell::runCommand(const Size count, const char **arguments, const bool background)
{
    for (const Builtin *builtin = builtins; builtin->name; builtin++)
    {
        if (strcmp(arguments[0], builtin->name) != 0)
            continue;

        if (background)
        {
            complain(arguments[0], "is part of the shell and cannot run in the background");
            return SyntaxError;
        }
        if (count - 1 < builtin->minimum || count - 1 > builtin->maximum)
        {
            complain("usage", builtin->usage);
            return SyntaxError;
        }
        return (this->*builtin->function)(count, arguments);
    }
    return runProgramFile(arguments, background);
}

int Shell::runProgramFile(const char **arguments, const bool background)
{
    static const char directory[] = "/bin/";
    char path[FileSystemPath::MaximumLength];
    const char *name = arguments[0];
    const char *file = name;

    if (!strchr(name, '/'))
    {
        if (sizeof(directory) + strlen(name) > sizeof(path))
        {
            complain(name, "command not found");
            return CommandNotFound;
        }
        strlcpy(path, directory, sizeof(path));
        strlcpy(path + sizeof(directory) - 1, name, sizeof(path) - sizeof(directory) + 1);
        file = path;
    }

    if (background && m_jobs.isFull())
    {
        complain(name, "too many programs in the background");
        return CannotExecute;
    }

    const int pid = forkexec(file, arguments);
    if (pid < 0)
    {
        if (errno == ENOENT || !name[0])
        {
            complain(name, "command not found");
            return CommandNotFound;
        }
        complain(name, strerror(errno));
        return CannotExecute;
    }

    if (background)
    {
        m_jobs.add(pid);
        if (m_interactive)
            printf("[%u]\r\n", (uint) pid);
        return 0;
    }

    int status = 0;
    if (waitpid(pid, &status, 0) == (pid_t) -1)
    {
        complain(name, strerror(errno));
        return CannotExecute;
    }

    status = WEXITSTATUS(status);
    if (status >= ShellJobs::AbnormalStatus)
        printf("[%u] %s: ended by an exception: %s (%d)\r\n", (uint) pid, name,
               faultKindName(status - ShellJobs::AbnormalStatus), status);
    return status;
}

void Shell::complain(const char *subject, const char *text) const
{
    char line[320];
    int length;

    if (m_script)
        length = snprintf(line, sizeof(line), "sh: %s:%u: %s: %s\r\n", m_script, (uint) m_line, subject, text);
    else
        length = snprintf(line, sizeof(line), "sh: %s: %s\r\n", subject, text);

    // While the system starts there is no console server yet, only that of the kernel
    if (length > 0 && write(2, line, strlen(line)) < 0)
        PrivExec(WriteConsole, (Address) line);
}

void Shell::makePrompt(char *prompt, const Size size) const
{
    char host[64], directory[128];
    ProcessInfo info;

    if (gethostname(host, sizeof(host)) < 0)
        strlcpy(host, "localhost", sizeof(host));

    if (!getcwd(directory, sizeof(directory)))
        strlcpy(directory, "?", sizeof(directory));

    const bool guest = ProcessCtl(SELF, InfoPID, (Address) &info) == API::Success &&
                       info.privileges == Privilege::None;

    snprintf(prompt, size, "(%s) %s %c ", host, directory, guest ? '$' : '#');
}
