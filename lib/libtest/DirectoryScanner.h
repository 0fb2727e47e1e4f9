// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBTEST_DIRECTORYSCANNER_H
#define __LIB_LIBTEST_DIRECTORYSCANNER_H

#include <List.h>
#include <Types.h>
#include "ExternalTest.h"

/**
 * Finds test programs: files whose name ends in "Test".
 */
class DirectoryScanner
{
  public:

    /** Highest number of programs. */
    static const Size MaximumTests = 512;

    /** Folders deeper than this are left out. */
    static const Size MaximumDepth = 16;

    /**
     * Constructor.
     *
     * @param argc Number of arguments of this program
     * @param argv Arguments of this program, see ExternalTest
     */
    DirectoryScanner(int argc, char **argv);

    /** The tests have one owner. */
    DirectoryScanner(const DirectoryScanner &) = delete;
    DirectoryScanner & operator = (const DirectoryScanner &) = delete;

    /** Destructor. The tests which were found go away. */
    ~DirectoryScanner();

    /**
     * Add all test programs in a folder and the folders below to the TestSuite, in the order of their names.
     *
     * @param path Path of the folder
     *
     * @return Number of programs added, or -1 if the folder cannot be read
     */
    int scan(const char *path);

  private:

    /** Add the test programs of one folder. */
    int scan(const char *path, const Size depth);

  private:

    /** Number of arguments of this program. */
    int m_argc;

    /** Arguments of this program. */
    char **m_argv;

    /** The tests which were found. */
    List<ExternalTest *> m_tests;
};

#endif /* __LIB_LIBTEST_DIRECTORYSCANNER_H */
