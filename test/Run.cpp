// SPDX-License-Identifier: GPL-3.0-or-later

#include <stdio.h>
#include <TestRunner.h>
#include <DirectoryScanner.h>
#include <StdioLog.h>

/**
 * @file
 * @brief Finds test programs and runs them one after the other.
 *
 * Usage: `run [dir] [-t|--tap] [-x|--xml] [-n] [-i|--iterations N] [--seed N]`
 */

/** What the arguments say, apart from those for TestRunner. */
struct Options
{
    /** Folder to search. */
    const char *path;

    /** How often to run all programs. */
    Size iterations;

    /** Print the numbers at the end. */
    bool statistics;
};

/**
 * Read the arguments.
 *
 * @return False if they make no sense
 */
static bool parse(int argc, char **argv, Options & options)
{
    bool havePath = false;

    for (int i = 1; i < argc; i++)
    {
        const String arg(argv[i], false);

        if (arg == "-i" || arg == "--iterations" || arg == "--seed")
        {
            const long number = ++i < argc ? String(argv[i], false).toLong() : 0;

            if (number < 1)
            {
                return false;
            }
            if (!(arg == "--seed"))
            {
                options.iterations = (Size) number;
            }
        }
        else if (arg == "-n")
        {
            options.statistics = false;
        }
        else if (!arg.startsWith("-") && !havePath)
        {
            options.path = argv[i];
            havePath = true;
        }
        else if (!(arg == "-t" || arg == "--tap" || arg == "-x" || arg == "--xml"))
        {
            return false;
        }
    }
    return true;
}

int main(int argc, char **argv)
{
    Options options = { ".", 1, true };
    StdioLog log;

    if (!parse(argc, argv, options))
    {
        printf("usage: %s [dir] [-t|--tap] [-x|--xml] [-n] [-i|--iterations N] [--seed N]\r\n", argv[0]);
        return 2;
    }
    DirectoryScanner scanner(argc, argv);
    TestRunner runner(argc, argv);
    int result = 0;

    if (scanner.scan(options.path) <= 0)
    {
        printf("%s: no tests in %s\r\n", argv[0], options.path);
        return 2;
    }
    runner.getReporter()->setMultiline(true);

    for (Size i = 1; i <= options.iterations; i++)
    {
        runner.getReporter()->setStatistics(options.statistics && i == options.iterations);
        result |= runner.run();
    }
    return result;
}
