// SPDX-License-Identifier: GPL-3.0-or-later

#include <stdio.h>
#include <unistd.h>
#include <sys/wait.h>
#include "TestCase.h"
#include "ExternalTest.h"

#ifdef __HOST__
/** Longest time in seconds which a program may take. */
static const unsigned TimeLimit = 300;
#endif /* __HOST__ */

ExternalTest::ExternalTest(const char *name, int argc, char **argv)
    : TestInstance(name)
    , m_argc(argc)
    , m_argv(argv)
{
}

ExternalTest::~ExternalTest()
{
}

TestResult ExternalTest::run()
{
    const char *name = *((const String &) m_name);
    const char *argv[16] = { name, "-n" };
    Size count = 2;
    String problem;

    // There is room for all options which are known, and for the end
    for (int i = 1; i < m_argc && count + 2 < sizeof(argv) / sizeof(argv[0]); i++)
    {
        const char *arg = m_argv[i];

        if (testString(arg, "-t") || testString(arg, "--tap") || testString(arg, "-x") || testString(arg, "--xml"))
        {
            argv[count++] = arg;
        }
        else if (testString(arg, "--seed") && i + 1 < m_argc)
        {
            argv[count++] = arg;
            argv[count++] = m_argv[++i];
        }
    }
    argv[count] = 0;

    const int status = execute(argv, problem);

    if (problem.length())
    {
        return TestResult(TestResult::Failure, *problem);
    }
    if (status == SkippedStatus)
    {
        return SKIP;
    }
    if (status)
    {
        problem << "exit status " << status;
        return TestResult(TestResult::Failure, *problem);
    }
    return OK;
}

#ifdef __HOST__

int ExternalTest::execute(const char **argv, String & problem) const
{
    int status = 0;

    fflush(stdout);

    const pid_t pid = fork();

    if (pid == 0)
    {
        alarm(TimeLimit);
        execv(argv[0], const_cast<char * const *>(argv));
        _exit(127);
    }
    if (pid < 0 || waitpid(pid, &status, 0) != pid)
    {
        problem << "cannot start";
    }
    else if (WIFSIGNALED(status))
    {
        problem << "signal " << WTERMSIG(status);
    }
    return WEXITSTATUS(status);
}

#else

int ExternalTest::execute(const char **argv, String & problem) const
{
    int status = 0;
    const int pid = forkexec(argv[0], argv);

    if (pid < 0)
    {
        problem << "cannot start";
    }
    else if ((int) waitpid((pid_t) pid, &status, 0) != pid)
    {
        problem << "cannot wait";
    }
    return WEXITSTATUS(status);
}

#endif /* __HOST__ */
