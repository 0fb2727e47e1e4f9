// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBRUNTIME_RUNTIME_H
#define __LIB_LIBRUNTIME_RUNTIME_H

#include <FreeNOS/Constant.h>
#include <Types.h>
#include <Macros.h>

/**
 * Arguments of a process in its UserArgs region, written by the parent before the first instruction.
 *
 *     +0x0000  page 0   ARGV_COUNT slots of ARGV_SIZE bytes, one terminated argument each, an empty slot ends
 *     +0x1000  page 1   current directory, terminated
 *     +0x2000  rest     FileDescriptor::Entry table
 */

/** Size in bytes of one argument slot. */
#define ARGV_SIZE 128

/** Number of argument slots. */
#define ARGV_COUNT (PAGESIZE / ARGV_SIZE)

/**
 * The program's own entry.
 *
 * @param argc Number of arguments, with the program name
 * @param argv Terminated arguments, followed by a null pointer
 *
 * @return Exit status of the process
 */
int main(int argc, char **argv);

/**
 * Run destructors of static objects in reverse order of their construction. A second call does nothing.
 */
extern C void runDestructors();

#endif /* __LIB_LIBRUNTIME_RUNTIME_H */
