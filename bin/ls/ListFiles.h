// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __BIN_LS_LISTFILES_H
#define __BIN_LS_LISTFILES_H

#include <POSIXApplication.h>
#include <FileSystem.h>
#include <FileSystemPath.h>

/**
 * List the entries of directories and the status of files.
 */
class ListFiles : public POSIXApplication
{
  public:

    /**
     * Constructor
     *
     * @param argc Argument count
     * @param argv Arguments, the first is the name of the program
     */
    ListFiles(int argc, char **argv);

    /**
     * Destructor
     */
    virtual ~ListFiles() { }

    /**
     * Do the work
     *
     * @return Success when everything was done, another result (exit status 1) when a part of it failed
     */
    virtual Result exec();

  private:

    /** Bytes that are collected before they are written */
    static constexpr Size BufferSize = 1024;

    /**
     * List the entries of a directory
     *
     * @param path Path of the directory
     *
     * @return Result code
     */
    Result listDirectory(const char *path);

    /**
     * Print one file
     *
     * @param path Path by which the file is reached
     * @param name Name to print
     *
     * @return Result code
     */
    Result printFile(const char *path, const char *name);

    /**
     * Append text to the output buffer
     *
     * @param text Text to append, written out earlier when the buffer is full
     */
    void append(const char *text);

    /**
     * Write what the output buffer holds
     */
    void flush();

  private:

    bool m_long;
    bool m_all;
    bool m_colors;
    Size m_count;
    char m_buffer[BufferSize];
};

#endif /* __BIN_LS_LISTFILES_H */
