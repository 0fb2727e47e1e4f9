// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBAPP_POSIXAPPLICATION_H
#define __LIB_LIBAPP_POSIXAPPLICATION_H

#include "Application.h"
#include "StdioLog.h"

/**
 * Program that uses the POSIX library for input and output.
 */
class POSIXApplication : public Application
{
  public:

    /**
     * Constructor.
     *
     * @param argc Number of arguments, with the program name
     * @param argv Terminated arguments, which must outlive this object
     */
    POSIXApplication(int argc, char **argv);

    /**
     * Destructor.
     */
    virtual ~POSIXApplication();

  protected:

    using Application::output;

    /**
     * Print text to the standard output.
     *
     * @param string Terminated text
     *
     * @return Success or IOError
     */
    virtual Result output(const char *string) const;

    /**
     * Run another program and wait until it ends.
     *
     * @param path Terminated path of the program file
     * @param argv Terminated arguments with the program name, followed by a null pointer
     *
     * @return Exit status of the program, or -1 if it could not be started
     */
    int runProgram(const char *path, const char **argv);

  private:

    /** Log to the standard output. */
    StdioLog m_log;
};

#endif /* __LIB_LIBAPP_POSIXAPPLICATION_H */
