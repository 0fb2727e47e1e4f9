// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBPOSIX_ABSOLUTEPATH_H
#define __LIB_LIBPOSIX_ABSOLUTEPATH_H

#include <FileSystemPath.h>

/**
 * A path from the root without ".", "..", or superfluous slashes, and the error code when there is none.
 *
 * A relative path counts from the current directory. ".." takes the last component away and stays at the root there.
 */
class AbsolutePath
{
  public:

    /**
     * Constructor.
     *
     * @param path Terminated path, which need not exist
     */
    AbsolutePath(const char *path);

    /**
     * Tell if there is a result.
     *
     * @return True, or false with errno set: EFAULT for a null pointer, ENOENT for an empty path, ENAMETOOLONG
     */
    bool isValid() const
    {
        return m_valid;
    }

    /**
     * Get the path.
     *
     * @return Terminated path, valid as long as this object
     */
    const char * operator * () const
    {
        return m_path;
    }

  private:

    /** The path, always terminated. */
    char m_path[FileSystemPath::MaximumLength];

    /** True if all went well. */
    bool m_valid;
};

#endif /* __LIB_LIBPOSIX_ABSOLUTEPATH_H */
