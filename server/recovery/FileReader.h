// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __SERVER_RECOVERY_FILEREADER_H
#define __SERVER_RECOVERY_FILEREADER_H

#include <Callback.h>
#include <FileSystemMessage.h>
#include <Types.h>
#include "ProgramImage.h"

/**
 * Reads one file at a time, without ever waiting for the file system.
 *
 * Attributes first, then contents. Each answer arrives as a callback while the server goes on. A file system that does
 * not answer for a long time is given up.
 */
class FileReader
{
  public:

    /** Who hears of the end of a job */
    class Listener
    {
      public:

        virtual ~Listener() {}

        /**
         * A file was read, or could not be.
         *
         * @param path File
         * @param data Its contents, to be used during the call only; ZERO if it could not be read
         * @param size Bytes of it
         */
        virtual void onFile(const char *path, const u8 *data, const Size size) = 0;
    };

    /**
     * Constructor
     *
     * @param listener Who hears of the end of a job
     */
    FileReader(Listener *listener);

    /** Read a file. Only for who reads none. */
    void start(const char *path);

    /** @return True while a file is read */
    bool isBusy() const { return m_step != Nothing; }

    /** @return Path of the file that is read, or was read last */
    const char * path() const { return m_path; }

  private:

    /** What is asked for at the moment */
    enum Step
    {
        Nothing,
        Attributes,
        Contents
    };

    /** Milliseconds that a file system has for an answer: it may be restarted meanwhile */
    static const uint Patience = 10000;

    FileReader(const FileReader &) = delete;
    void operator = (const FileReader &) = delete;

    void finish(const u8 *data = ZERO);
    bool send(const ProcessID pid);
    void askAttributes(const ProcessID pid);
    void askContents();
    void onResponse(FileSystemMessage *msg);
    void onAttributes(const FileSystemMessage *msg);
    void onContents(const FileSystemMessage *msg);

  private:

    Listener *m_listener;
    Callback<FileReader, FileSystemMessage> m_callback;
    Step m_step;
    char m_path[ProgramImage::PathLength];
    FileSystem::FileStat m_stat;
    FileSystemMessage m_message;
    Memory::Range m_buffer;
    bool m_redirected;
};

#endif /* __SERVER_RECOVERY_FILEREADER_H */
