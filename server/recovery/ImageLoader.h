// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __SERVER_RECOVERY_IMAGELOADER_H
#define __SERVER_RECOVERY_IMAGELOADER_H

#include <Callback.h>
#include <FileSystemMessage.h>
#include <List.h>
#include <String.h>
#include <Types.h>
#include "ProgramImage.h"

/**
 * Reads programs from the file system, without ever waiting for it.
 *
 * One program at a time: attributes first, then contents. Each answer arrives as a callback while the server goes on.
 */
class ImageLoader
{
  public:

    /** Who hears of the end of a job */
    class Listener
    {
      public:

        virtual ~Listener() {}

        /**
         * A program was read, or could not be.
         *
         * @param path Program
         * @param image Its image, owned by the listener from now on, or ZERO
         */
        virtual void onImage(const char *path, ProgramImage *image) = 0;
    };

    /**
     * Constructor
     *
     * @param listener Who hears of the end of a job
     */
    ImageLoader(Listener *listener);

    /** Read a program, after those that were asked for before. */
    void request(const char *path);

    /** @return True if the program is being read or will be */
    bool isPending(const char *path) const;

  private:

    /** What is asked for at the moment */
    enum Step
    {
        Nothing,
        Attributes,
        Contents
    };

    ImageLoader(const ImageLoader &) = delete;
    void operator = (const ImageLoader &) = delete;

    void start();
    void finish(ProgramImage *image);
    bool send(const ProcessID pid);
    void askAttributes(const ProcessID pid);
    void askContents();
    void onResponse(FileSystemMessage *msg);
    void onAttributes(const FileSystemMessage *msg);
    void onContents(const FileSystemMessage *msg);

  private:

    Listener *m_listener;
    Callback<ImageLoader, FileSystemMessage> m_callback;
    List<String> m_queue;
    Step m_step;
    char m_path[ProgramImage::PathLength];
    FileSystem::FileStat m_stat;
    FileSystemMessage m_message;
    Memory::Range m_buffer;
    bool m_redirected;
};

#endif /* __SERVER_RECOVERY_IMAGELOADER_H */
