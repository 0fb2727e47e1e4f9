// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBFS_FILESYSTEMPATH_H
#define __LIB_LIBFS_FILESYSTEMPATH_H

#include <List.h>
#include <ListIterator.h>
#include <String.h>

/**
 * A path, taken apart.
 */
class FileSystemPath
{
  public:

    /** Longest path in bytes, its terminator included. */
    static const Size MaximumLength = 64u;

  private:

    static const char DefaultSeparator = '/';

  public:

    /**
     * Take a path apart. The text is copied.
     *
     * @param path Path; empty components are ignored
     * @param separator Separates components
     */
    FileSystemPath(const char *path, const char separator = DefaultSeparator);

    /**
     * Path of the directory above, absolute.
     *
     * @return Empty when the path has fewer than two components.
     */
    const String & parent() const;

    /**
     * Last component, empty for the root.
     */
    const String & base() const;

    /**
     * The path as it was given.
     */
    const String & full() const;

    /**
     * All components in order.
     */
    const List<String> & split() const;

    /**
     * Length of the path as it was given, in characters.
     */
    Size length() const;

  private:

    List<String> m_components;
    String m_parent;
    String m_base;
    String m_full;
};

#endif /* __LIB_LIBFS_FILESYSTEMPATH_H */
