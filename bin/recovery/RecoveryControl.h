// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __BIN_RECOVERY_RECOVERYCONTROL_H
#define __BIN_RECOVERY_RECOVERYCONTROL_H

#include <POSIXApplication.h>
#include <RecoveryClient.h>

/**
 * Shows what the RecoveryServer knows and does, and gives it orders.
 */
class RecoveryControl : public POSIXApplication
{
  public:

    /**
     * Constructor
     *
     * @param argc Argument count
     * @param argv Arguments, the first is the name of the program
     */
    RecoveryControl(int argc, char **argv);

    /**
     * Destructor
     */
    virtual ~RecoveryControl() { }

    /**
     * Do the work
     *
     * @return Success when everything was done, another result (exit status 1) when a part of it failed
     */
    virtual Result exec();

  private:

    /** Most records that are asked for at once */
    static const Size MaximumRecords = 64;

    /** Milliseconds between two pictures of `watch` */
    static const Size WatchPeriod = 1000;

    /** Order about one process */
    typedef Recovery::Result (RecoveryClient::*Order)(const ProcessID pid) const;

    /** Print the table. */
    Result status(const char *lineEnd) const;

    /** Print the last events. */
    Result log() const;

    /** Print the table again and again. */
    Result watch() const;

    /** Give an order about each process that is named. */
    Result forEach(const char *verb, const Order order) const;

    /** Store the dump of each process that is named, or print it. */
    Result dump() const;

    /** Store or print one dump; the process is named as it was asked for. */
    Result dumpProcess(const char *process, const ProcessID pid) const;

    /** Get the whole dump of a process. Returns its size, zero if there is none; the caller deletes the buffer. */
    Size fetchDump(const ProcessID pid, u8 *&buffer, Recovery::Result & result) const;

    /** Write a file. Returns true on success. */
    bool writeFile(const char *path, const u8 *data, const Size size) const;

    /** Find a process that an argument names, complain if there is none. */
    bool find(const char *name, ProcessID & pid) const;

    /** Print why something did not work. */
    Result fail(const char *verb, const char *name, const Recovery::Result result) const;

  private:

    const RecoveryClient m_client;
};

#endif /* __BIN_RECOVERY_RECOVERYCONTROL_H */
