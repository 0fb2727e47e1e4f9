// SPDX-License-Identifier: GPL-3.0-or-later

#include <dirent.h>
#include <sys/stat.h>
#include <String.h>
#include <Vector.h>
#include "DirectoryScanner.h"

DirectoryScanner::DirectoryScanner(int argc, char **argv)
    : m_argc(argc)
    , m_argv(argv)
{
}

DirectoryScanner::~DirectoryScanner()
{
    for (List<ExternalTest *>::Node *i = m_tests.head(); i; i = i->next)
    {
        delete i->data;
    }
}

int DirectoryScanner::scan(const char *path)
{
    return scan(path, 0);
}

/**
 * Read the names in a folder.
 *
 * @param path Path of the folder
 * @param names Is filled with the names in their order
 *
 * @return False if the folder cannot be read
 */
static bool readNames(const char *path, Vector<String> & names)
{
    DIR *dir = opendir(path);

    if (!dir)
    {
        return false;
    }
    for (struct dirent *entry = readdir(dir); entry; entry = readdir(dir))
    {
        String name(entry->d_name);

        if (name.startsWith("."))
        {
            continue;
        }
        // Insert behind all which are lower
        Size i = (Size) names.insert(name);

        for (; i > 0 && names[i - 1].compareTo(name) > 0; i--)
        {
            names[i] = names[i - 1];
        }
        names[i] = name;
    }
    closedir(dir);
    return true;
}

int DirectoryScanner::scan(const char *path, const Size depth)
{
    Vector<String> names(16);
    int found = 0;

    if (!readNames(path, names))
    {
        return -1;
    }
    for (Size i = 0; i < names.count() && m_tests.count() < MaximumTests; i++)
    {
        String full;
        struct stat st;

        full << path << (String(path).endsWith("/") ? "" : "/") << names[i];

        if (stat(*full, &st) != 0)
        {
            continue;
        }
        if (S_ISDIR(st.st_mode))
        {
            const int below = depth < MaximumDepth ? scan(*full, depth + 1) : 0;

            found += below > 0 ? below : 0;
        }
        else if (names[i].endsWith("Test"))
        {
            m_tests.append(new ExternalTest(*full, m_argc, m_argv));
            found++;
        }
    }
    return found;
}
