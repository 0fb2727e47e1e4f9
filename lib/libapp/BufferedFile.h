// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBAPP_BUFFEREDFILE_H
#define __LIB_LIBAPP_BUFFEREDFILE_H

#include <Types.h>
#include <Macros.h>

/**
 * File that is read or written as a whole.
 */
class BufferedFile
{
  public:

    /** Result codes. */
    enum Result
    {
        Success,
        NotFound, /**< The file does not exist. */
        IOError   /**< Reading, writing or allocating memory failed. */
    };

  public:

    /**
     * Constructor.
     *
     * @param path Terminated path of the file, which must outlive this object
     */
    BufferedFile(const char *path);

    /**
     * Destructor.
     */
    ~BufferedFile();

    /** Owns its buffer, so it is not copied. */
    BufferedFile(const BufferedFile &) = delete;

    /** Owns its buffer, so it is not assigned. */
    BufferedFile & operator = (const BufferedFile &) = delete;

    /**
     * Get the path of the file.
     *
     * @return Terminated path
     */
    const char * path() const;

    /**
     * Get the content.
     *
     * @return Content as read last, followed by a zero byte, or null before the first read().
     *         Valid until the next read() and as long as this object.
     */
    const void * buffer() const;

    // The interface says const, which compilers call useless
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wignored-qualifiers"

    /**
     * Get the size of the content.
     *
     * @return Size in bytes
     */
    const Size size() const { return m_size; }

#pragma GCC diagnostic pop

    /**
     * Read the complete file. On failure an earlier content is kept.
     *
     * @return Result code
     */
    Result read();

    /**
     * Write data at the start of the file. The file must exist.
     *
     * @param data Data to write
     * @param size Size of the data in bytes
     *
     * @return Result code
     */
    Result write(const void *data, const Size size) const;

  private:

    /**
     * Read from a descriptor until its end.
     *
     * @param fd Open file
     * @param expected Size of the file as far as known, in bytes
     *
     * @return Result code
     */
    Result readAll(const int fd, const Size expected);

  private:

    /** Path of the file. */
    const char *m_path;

    /** Content. */
    u8 *m_buffer;

    /** Size of the content in bytes. */
    Size m_size;
};

#endif /* __LIB_LIBAPP_BUFFEREDFILE_H */
