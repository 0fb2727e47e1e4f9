// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __BIN_SWEEP_SERVERWORKLOADS_H
#define __BIN_SWEEP_SERVERWORKLOADS_H

#include "Workload.h"

/** Creates, writes, reads and deletes files in /tmp. */
class TmpWorkload : public Workload
{
  public:

    virtual const char * program() const { return "/server/filesystem/tmp/server"; }
    virtual bool prepare();
    virtual void round(const u32 number);
};

/** Registers a new buffer, and again. */
class DatastoreWorkload : public Workload
{
  public:

    virtual const char * program() const { return "/server/datastore/server"; }
    virtual void round(const u32 number);
};

/** Counts cores and starts a program. */
class CoreWorkload : public Workload
{
  public:

    CoreWorkload();
    virtual ~CoreWorkload();

    virtual const char * program() const { return "/server/core/server"; }
    virtual bool prepare();
    virtual void round(const u32 number);

  private:

    u8 *m_image;
    Size m_size;
};

/** Looks at, opens and reads a file of the root file system. */
class Ext2Workload : public Workload
{
  public:

    virtual const char * program() const { return "/server/filesystem/ext2/server"; }
    virtual bool prepare();
    virtual void round(const u32 number);

  private:

    bool readWhole(char *buffer, Size & size);

  private:

    static const Size MaximumSize = 2048;
    char m_reference[MaximumSize];
    char m_buffer[MaximumSize];
    Size m_size;
};

/** Reads characters from the console, and prints a line on it. */
class SerialWorkload : public Workload
{
  public:

    virtual const char * program() const { return "/server/serial/server"; }
    virtual bool prepare();
    virtual void round(const u32 number);

  private:

    /** Characters that a round reads */
    static const Size Portion = 4;

    Size m_descriptor;
};

/** Looks at and reads the clock. */
class TimeWorkload : public Workload
{
  public:

    virtual const char * program() const { return "/server/time/server"; }
    virtual bool prepare();
    virtual void round(const u32 number);

  private:

    Size m_descriptor;
    u32 m_last;
};

/** Asks for the status, and for the restart of another server. */
class RecoveryWorkload : public Workload
{
  public:

    virtual const char * program() const { return "/server/recovery/server"; }
    virtual bool prepare();
    virtual void round(const u32 number);

  private:

    ProcessID m_other;
};

#endif /* __BIN_SWEEP_SERVERWORKLOADS_H */
