// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __SERVER_RECOVERY_POLICYTABLE_H
#define __SERVER_RECOVERY_POLICYTABLE_H

#include <Types.h>
#include "PolicyLine.h"
#include "RecoveryPolicy.h"

/**
 * The policies of all programs, as recovery.conf tells them.
 *
 * The file is text. Each line is a pattern and its settings, with blanks between them. What follows a # at the
 * beginning of a word is a comment. A value with blanks stands in "". At most MaximumLines lines with a pattern, 512
 * characters in each.
 *
 *     default budget=20/10000
 *     /server/filesystem/tmp/server action=group group=fs low=500 high=1000 depends=/server/time/server
 *
 * Pattern: path of a program, * matches any text; at most 63 characters. Of those that match, the pattern with the most
 * characters other than * counts, of several such one without a *, then the one further down.
 * `default` changes the defaults of all lines; it must be the first.
 *
 *     action=restart|group|hold|terminate|command      what a fault leads to
 *     strategy=one_for_one|rest_for_one|one_for_all    who of the group is restarted too: nobody, those that depend on
 *                                                      it, all
 *     group=NAME                                       at most 15 characters
 *     depends=PATTERN[,PATTERN...]                     programs that it needs, at most 4
 *     command="PROGRAM ARGUMENTS"                      for action=command, at most 63 characters
 *     period=MS low=MS high=MS                         ping period; time without an answer until a warning, until hung
 *     delay=MS..MS                                     delay of the first restart and of the last, it doubles between
 *     healthy=MS                                       time without a fault until the delay is one step shorter
 *     budget=COUNT/MS|unlimited                        restarts in a period
 *     escalate=hold|group|reboot                       what follows when the budget is used up
 *
 * Times are whole milliseconds up to 3600000. Built in are
 *
 *     default action=terminate
 *     /server* action=restart
 *     /bin/init/init action=restart
 *
 * and the numbers of RecoveryPolicy: what the file does not tell stays so.
 */
class PolicyTable
{
  public:

    /** How parse() ended */
    enum Result
    {
        Success,
        InvalidFormat /**< The text is wrong: see errorLine() and errorText(). */
    };

    /** Lines with a pattern in the file, at most; the line with the defaults does not count. */
    static const Size MaximumLines = 32;

    /** Constructor: what is built in. */
    PolicyTable();

    /**
     * Replace the policies.
     *
     * @param text Content of recovery.conf, need not end with zero; not needed later
     * @param size Bytes of it
     *
     * @return InvalidFormat if any line is wrong: the table is as before then
     */
    [[nodiscard]] Result parse(const char *text, const Size size);

    /** Number of the line, from one, at which the last parse() failed; zero if it did not. */
    Size errorLine() const;

    /** What is wrong with that line, readable; empty if nothing. Owned by this object. */
    const char * errorText() const;

    /**
     * Policy of a program.
     *
     * @param path Program, may be empty if it is not known
     *
     * @return Valid until parse() is called
     */
    const RecoveryPolicy & find(const char *path) const;

    /** @return Policy at a position, ZERO behind the last one */
    const RecoveryPolicy * at(const Size index) const { return index < m_count ? &m_policies[index] : ZERO; }

  private:

    /** Where things are in the array */
    enum Position
    {
        DefaultPolicy,
        ServerPolicy,
        InitPolicy,
        FirstLine
    };

    bool scan(const char *text, const Size size, const bool store);
    static const char * check(const PolicyLine & line, const PolicyLine::Word patterns[], const Size count,
                              const bool first);
    void setServers();
    void setError(const Size number, const char *message, const char *word, const Size length);

  private:

    /** Defaults, servers, then the lines of the file */
    RecoveryPolicy m_policies[FirstLine + MaximumLines];

    /** Policies in use */
    Size m_count;

    /** Line that was wrong, or zero */
    Size m_errorLine;

    /** What was wrong with it */
    char m_errorText[96];
};

#endif /* __SERVER_RECOVERY_POLICYTABLE_H */
