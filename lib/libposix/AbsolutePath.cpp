// SPDX-License-Identifier: GPL-3.0-or-later

#include <FileSystemClient.h>
#include "AbsolutePath.h"
#include "errno.h"

AbsolutePath::AbsolutePath(const char *path)
    : m_valid(false)
{
    m_path[0] = 0;

    if (path == ZERO || path[0] == 0)
    {
        errno = path == ZERO ? EFAULT : ENOENT;
    }
    else if (FileSystemClient().resolve(path, m_path) != FileSystem::Success)
    {
        errno = ENAMETOOLONG;
    }
    else
    {
        m_valid = true;
    }
}
