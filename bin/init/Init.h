// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __BIN_INIT_INIT_H
#define __BIN_INIT_INIT_H

#include <POSIXApplication.h>
#include <Types.h>

/**
 * First program: runs the start script and keeps a login on the console.
 */
class Init : public POSIXApplication
{
  public:

    /**
     * Constructor
     *
     * @param argc Argument count
     * @param argv Arguments, the first is the name of the program
     */
    Init(int argc, char **argv);

    /**
     * Destructor
     */
    virtual ~Init() { }

    /**
     * Do the work
     *
     * @return Success when everything was done, another result (exit status 1) when a part of it failed
     */
    virtual Result exec();

  private:

    /**
     * Open the console as standard input, output and error
     *
     * @return True on success
     */
    bool openConsole() const;

    /**
     * Run a program until it ends
     *
     * @param arguments Path and arguments, terminated by a null pointer
     *
     * @return Exit status, or -1 when the program cannot be started
     */
    int launch(const char **arguments) const;

    /**
     * Wait for a program that was started before a restart in place and still runs
     *
     * @param path Program; its parent is this process
     *
     * @return True if there was one; it has ended now
     */
    bool waitForEarlier(const char *path) const;

    /**
     * Take the exit statuses of programs whose parents have ended: the kernel keeps each until we ask for it
     */
    void reap() const;

    /**
     * Run the program that the kernel command line asks for, and turn the computer off with its exit status
     *
     * The command line asks with `exec=PATH[,ARGUMENT..]`. Returns only when it asks for nothing.
     */
    void runRequestedProgram() const;

    /**
     * Tell the kernel console, which works without any server
     *
     * @param text What went wrong
     * @param subject What it is about
     */
    void report(const char *text, const char *subject) const;

    /**
     * Let a second pass, and answer pings meanwhile: whoever sleeps that long at a stretch counts as hung
     */
    void pauseForSecond() const;

    /**
     * Time since the start of the system
     *
     * @return Seconds, 0 when the kernel has no timer
     */
    Size uptime() const;
};

#endif /* __BIN_INIT_INIT_H */
