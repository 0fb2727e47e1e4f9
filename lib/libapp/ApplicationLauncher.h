// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBAPP_APPLICATIONLAUNCHER_H
#define __LIB_LIBAPP_APPLICATIONLAUNCHER_H

#include <Types.h>
#include <Macros.h>

/**
 * Starts a program and waits for it.
 */
class ApplicationLauncher
{
  public:

    /** Result codes. */
    enum Result
    {
        Success,
        InvalidArgument, /**< No program is running. */
        NotFound,        /**< The program file does not exist, or the program has ended already. */
        IOError
    };

  public:

    /**
     * Constructor.
     *
     * @param path Terminated path of the program file
     * @param argv Terminated arguments with the program name, followed by a null pointer.
     *             Path and arguments must outlive exec().
     */
    ApplicationLauncher(const char *path, const char **argv);

    // The interface says const, which compilers call useless
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wignored-qualifiers"

    /**
     * Get the process of the program.
     *
     * @return ProcessID, or ANY when none was started
     */
    const ProcessID getPid() const { return m_pid; }

    /**
     * Get the exit status of the program.
     *
     * @return Exit status, valid after wait() succeeded
     */
    const int getExitCode() const { return m_exitCode; }

#pragma GCC diagnostic pop

    /**
     * Start the program.
     *
     * @return Success, NotFound, or IOError
     */
    Result exec();

    /**
     * End the program.
     *
     * @return Success, InvalidArgument when none was started, or IOError
     */
    Result terminate() const;

    /**
     * Wait until the program ends.
     *
     * @return Success, InvalidArgument when none was started, NotFound when its status is unknown, or IOError
     */
    Result wait();

  private:

    /** Path of the program file. */
    const char *m_path;

    /** Arguments. */
    const char **m_argv;

    /** Process of the program. */
    ProcessID m_pid;

    /** Exit status. */
    int m_exitCode;
};

#endif /* __LIB_LIBAPP_APPLICATIONLAUNCHER_H */
