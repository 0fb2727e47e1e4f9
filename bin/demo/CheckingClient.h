// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __BIN_DEMO_CHECKINGCLIENT_H
#define __BIN_DEMO_CHECKINGCLIENT_H

#include <FileSystemClient.h>
#include <Types.h>

/**
 * Ordinary client of the file systems that checks every answer.
 *
 * It creates, writes, reads and deletes files in /tmp and reads /etc, again and again. It neither knows when a server
 * is restarted nor does anything about it. Files that are gone after the server of /tmp was restarted are counted
 * apart from errors: that server may keep its files in memory only.
 */
class CheckingClient
{
  public:

    /**
     * What the parent may read and write while the client runs.
     *
     * Parent and client run the same program, so that it is at the same address in both.
     */
    struct Counters
    {
        u32 iterations; /**< Complete rounds */
        u32 errors;     /**< Answers that were wrong */
        u32 lost;       /**< Files that a restart of their server has lost */
        u32 stop;       /**< Set by the parent: finish */
        u32 done;       /**< Set by the client: finished, sleeps until it is killed */
        u32 naps;       /**< Set by the parent: sleep after each round, so that the processor is idle at times */
    };

    /** Counters of this process */
    static volatile Counters counters;

    /**
     * Constructor
     */
    CheckingClient();

    /**
     * Check until the parent says stop
     *
     * @return Exit status: only when the client could not start
     */
    int run();

  private:

    /** Number of files in /tmp */
    static constexpr Size FileCount = 4;

    /** Bytes of a file, not a multiple of anything */
    static constexpr Size FileSize = 700;

    /** Largest part of the file in /etc that is compared */
    static constexpr Size ReferenceSize = 1024;

    /** What is known of a file in /tmp */
    struct File
    {
        char path[32];  /**< Where it is */
        bool exists;    /**< True when it was written and not deleted */
        u32 seed;       /**< First word of its content */
        u32 restarts;   /**< Restarts of its server when it was created */
    };

    /** Remember the content of the file in /etc */
    bool readReference();

    /** Read the file in /etc again and compare it */
    void checkReference();

    /** Compare a file in /tmp with what was written */
    void checkFile(File & file);

    /** Create and write a file in /tmp */
    void writeFile(File & file, const u32 seed);

    /** Delete a file in /tmp */
    void deleteFile(File & file);

    /**
     * Decide about an answer that a file in /tmp gave
     *
     * @param file File, counted as lost when its server was restarted and does not know it any more
     * @param what What was tried
     * @param result Answer
     *
     * @return True if the answer is Success
     */
    bool check(File & file, const char *what, const FileSystem::Result result);

    /** Count and print an error */
    void fail(const char *path, const char *what, const char *reason, const int result);

    /** How often the server of /tmp was restarted */
    u32 serverRestarts() const;

    /** Fill the buffer with the content that belongs to a seed */
    void makePattern(const u32 seed);

  private:

    const FileSystemClient m_client;
    ProcessID m_server;
    File m_files[FileCount];
    FileSystem::FileStat m_referenceStat;
    Size m_referenceSize;
    u8 m_reference[ReferenceSize];
    u8 m_expected[ReferenceSize];
    u8 m_buffer[ReferenceSize];
};

#endif /* __BIN_DEMO_CHECKINGCLIENT_H */
