// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBPOSIX_SIGNAL_H
#define __LIB_LIBPOSIX_SIGNAL_H

#include <Macros.h>
#include "sys/types.h"

/** Hangup. */
#define SIGHUP 1

/** Terminal interrupt. */
#define SIGINT 2

/** Terminal quit. */
#define SIGQUIT 3

/** Illegal instruction. */
#define SIGILL 4

/** Trace trap. */
#define SIGTRAP 5

/** Abort. */
#define SIGABRT 6

/** Undefined memory access. */
#define SIGBUS 7

/** Erroneous arithmetic operation. */
#define SIGFPE 8

/** End the process. */
#define SIGKILL 9

/** User-defined. */
#define SIGUSR1 10

/** Invalid memory reference. */
#define SIGSEGV 11

/** User-defined. */
#define SIGUSR2 12

/** Write on a pipe nobody reads. */
#define SIGPIPE 13

/** Alarm clock. */
#define SIGALRM 14

/** End the process. */
#define SIGTERM 15

/** Child ended or stopped. */
#define SIGCHLD 17

/** Continue a stopped process. */
#define SIGCONT 18

/** Stop the process. */
#define SIGSTOP 19

/** Terminal stop. */
#define SIGTSTP 20

/** Background read from terminal. */
#define SIGTTIN 21

/** Background write to terminal. */
#define SIGTTOU 22

/** Urgent data at a socket. */
#define SIGURG 23

/** CPU time limit exceeded. */
#define SIGXCPU 24

/** File size limit exceeded. */
#define SIGXFSZ 25

/** Virtual timer expired. */
#define SIGVTALRM 26

/** Profiling timer expired. */
#define SIGPROF 27

/** Pollable event. */
#define SIGPOLL 29

/** Bad system call. */
#define SIGSYS 31

/**
 * Send a signal to a process.
 *
 * @param pid ProcessID
 * @param sig SIGTERM or SIGKILL end the process with status 1, SIGSTOP and SIGCONT stop and continue it,
 *            zero only checks that the process exists
 *
 * @return Zero, or -1 with errno set: EINVAL for other signals, ESRCH, or EPERM
 */
extern C int kill(pid_t pid, int sig);

#endif /* __LIB_LIBPOSIX_SIGNAL_H */
