// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __SERVER_RECOVERY_FILELOADER_H
#define __SERVER_RECOVERY_FILELOADER_H

#include <Callback.h>
#include <FileSystemMessage.h>
#include <List.h>
#include <String.h>
#include <Types.h>
#include "ProgramImage.h"

/**
 * Reads files, without ever waiting for the file system.
 *
 * One file at a time: attributes first, then contents. Each answer arrives as a callback while the server goes on.
 */
class FileLoader
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
    FileLoader(Listener *listener);

    /** Read a file, after those that were asked for before. */
    void request(const char *path);

    /** @return True if the file is being read or will be */
    bool isPending(const char *path) const;

  private:

    /** What is asked for at the moment */
    enum Step
    {
        Nothing,
        Attributes,
        Contents
    };

    FileLoader(const FileLoader &) = delete;
    void operator = (const FileLoader &) = delete;

    void start();
    void finish(const u8 *data = ZERO);
    bool send(const ProcessID pid);
    void askAttributes(const ProcessID pid);
    void askContents();
    void onResponse(FileSystemMessage *msg);
    void onAttributes(const FileSystemMessage *msg);
    void onContents(const FileSystemMessage *msg);

  private:

    Listener *m_listener;
    Callback<FileLoader, FileSystemMessage> m_callback;
    List<String> m_queue;
    Step m_step;
    char m_path[ProgramImage::PathLength];
    FileSystem::FileStat m_stat;
    FileSystemMessage m_message;
    Memory::Range m_buffer;
    bool m_redirected;
};

#endif /* __SERVER_RECOVERY_FILELOADER_H */
