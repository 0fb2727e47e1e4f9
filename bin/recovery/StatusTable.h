// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __BIN_RECOVERY_STATUSTABLE_H
#define __BIN_RECOVERY_STATUSTABLE_H

#include <recovery/RecoveryStatus.h>
#include <Types.h>

/**
 * Prints what the RecoveryServer knows as text.
 */
class StatusTable
{
  public:

    /**
     * Constructor
     *
     * @param lineEnd What ends each line
     */
    StatusTable(const char *lineEnd = "\r\n");

    /**
     * Print a table with a line for each process.
     *
     * @param records Records
     * @param count Number of them
     */
    void printStatus(const RecoveryStatus *records, const Size count) const;

    /**
     * Print one line for each event.
     *
     * @param events Events
     * @param count Number of them
     */
    void printLog(const RecoveryEvent *events, const Size count) const;

    /** @return Milliseconds between two kernel ticks, the second being the later one */
    u32 milliseconds(const u32 from, const u32 to) const;

  private:

    /** Room for one cell of the table */
    static const Size CellLength = 48;

    /** Room for what tells of a fault */
    static const Size FaultLength = 160;

    void faultText(const RecoveryStatus & record, const char *path, char (&text)[FaultLength]) const;
    void nextText(const RecoveryStatus & record, char (&text)[CellLength]) const;

    /** A duration with its unit, a dash if it began at zero ticks. */
    void ageText(const u32 tick, char (&text)[CellLength]) const;

  private:

    const char *m_lineEnd;
    u32 m_now;
    u32 m_frequency;
};

#endif /* __BIN_RECOVERY_STATUSTABLE_H */
