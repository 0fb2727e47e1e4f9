// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __TEST_KERNEL_GUESTCHILD_H
#define __TEST_KERNEL_GUESTCHILD_H

#include <FreeNOS/System.h>
#include <FreeNOS/Process.h>
#include <Types.h>

/**
 * A function that a child process runs. Objects of it are made by ChildProgram().
 */
class ChildFunction
{
  public:

    /** Signature of the function; it returns the exit status. */
    typedef int Function();

    /** Constructor */
    ChildFunction(const char *name, Function *function);

    /** Run the function of that name. Returns its exit status, 127 if there is none. */
    static int run(const char *name);

  private:

    static ChildFunction *m_first;
    const char *m_name;
    Function *m_function;
    ChildFunction *m_next;
};

/**
 * Define a function that can run as a child. A block follows which returns the exit status.
 */
#define ChildProgram(name) \
    static int name(); \
    static ChildFunction child_##name(#name, name); \
    static int name()

/**
 * A child process: the program of the test, started again, runs one of its functions.
 *
 * Parent and child have the same variables at the same addresses, by which they speak: see read() and write(). The
 * child ends with the object.
 */
class GuestChild
{
  public:

    /**
     * Start a child.
     *
     * @param name Name of a function defined by ChildProgram()
     * @param program Path of the program, null for our own
     */
    GuestChild(const char *name, const char *program = 0);

    /** Ends the child if it is still there. */
    ~GuestChild();

    /** Owns its process, so it is not copied. */
    GuestChild(const GuestChild &) = delete;

    /** Owns its process, so it is not assigned. */
    GuestChild & operator = (const GuestChild &) = delete;

    /** @return True if it was started */
    bool isStarted() const { return m_started; }

    /** @return Its ProcessID */
    ProcessID getProcessID() const { return m_pid; }

    /** Wait until it ends, but not for ever. Returns its exit status, -1 if it does not end */
    int wait();

    /** Wait until it is in a state, but not for ever. Returns false if that does not happen */
    bool waitForState(const Process::State state) const;

    /** Wait until a variable of it has a value, but not for ever. Returns false if that does not happen */
    bool waitForValue(const volatile u32 & variable, const u32 value) const;

    /** Wait until a counter of it has gone on, but not for ever. Returns false if that does not happen */
    bool waitForProgress(const volatile u32 & variable) const;

    /** What the kernel says of it; all zero if it is gone */
    ProcessInfo information() const;

    /** Read a variable of it, zero if that fails */
    u32 read(const volatile u32 & variable) const;

    /** Change a variable of it. Returns true on success */
    bool write(const volatile u32 & variable, const u32 value) const;

    /** Make a process that never runs, and end it. @return Its ProcessID, ANY if there is none */
    static ProcessID makeAndEnd();

    /** Let others run for a moment */
    static void pause();

    /** Path of our own program */
    static const char * ownPath();

    /** What the kernel says of a process; all zero if there is none */
    static ProcessInfo information(const ProcessID pid);

    /** Number of pauses before something is given up: some seconds */
    static constexpr Size Patience = 500;

  private:

    ProcessID m_pid;
    bool m_started;
};

#endif /* __TEST_KERNEL_GUESTCHILD_H */
