// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBRUNTIME_PROCESSFINDER_H
#define __LIB_LIBRUNTIME_PROCESSFINDER_H

#include <Types.h>
#include <Macros.h>

/**
 * Finds processes by what people call them, and the other way round.
 *
 * A process is meant by its number, the path of its program, or one component of that path: `tmp` means
 * /server/filesystem/tmp/server. Who asks is meant only if nobody else can be: `recovery` is the server, not the command.
 */
class ProcessFinder
{
  public:

    /** Result codes. */
    enum Result
    {
        Success,
        NotFound, /**< No process matches. */
        Ambiguous /**< More than one process matches. */
    };

    /** Room for the longest name, with terminator. */
    static const Size NameLength = 64;

    /**
     * Find a process.
     *
     * @param text Number, path, or component of a path. Numbers are taken as they are, without a look whether
     *             there is such a process
     * @param pid Output: the process, or the first of several
     *
     * @return Result code
     */
    Result find(const char *text, ProcessID & pid) const;

    /**
     * Short name of a program.
     *
     * @param path Terminated path of the program, e.g. /server/filesystem/tmp/server
     * @param name Output: its last component that says something, e.g. tmp, always terminated
     */
    static void shortName(const char *path, char (&name)[NameLength]);

  private:

    /** True if the text is the path or a component of it. */
    static bool matches(const char *path, const char *text);
};

#endif /* __LIB_LIBRUNTIME_PROCESSFINDER_H */
