// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __SERVER_RECOVERY_FILELOADER_H
#define __SERVER_RECOVERY_FILELOADER_H

#include <List.h>
#include <String.h>
#include "FileReader.h"

/**
 * Reads files, several at the same time, so that a file system that does not answer does not keep the others waiting.
 */
class FileLoader : private FileReader::Listener
{
  public:

    /** Files that are read at the same time */
    static const Size MaximumReaders = 4;

    /** Who hears of the end of a job */
    typedef FileReader::Listener Listener;

    /**
     * Constructor
     *
     * @param listener Who hears of the end of a job
     */
    FileLoader(Listener *listener);

    /** Read a file; when many are read already, after those that were asked for before. */
    void request(const char *path);

    /** @return True if the file is being read or will be */
    bool isPending(const char *path) const;

  private:

    virtual void onFile(const char *path, const u8 *data, const Size size);
    void startNext();

  private:

    Listener *m_listener;
    List<String> m_queue;
    FileReader m_readers[MaximumReaders];
};

#endif /* __SERVER_RECOVERY_FILELOADER_H */
