// SPDX-License-Identifier: GPL-3.0-or-later

// The header brings all that its functions need.
#include <dirent.h>
#include "PosixCheck.h"

hasValue(DIRLEN, 64);
hasType(&opendir, DIR * (*)(const char *));
hasType(&readdir, struct dirent * (*)(DIR *));
hasType(&closedir, int (*)(DIR *));
memberHasType(struct dirent, d_name, char [DIRLEN]);
hasValue(DT_REG, 0);
hasValue(DT_DIR, 1);
hasValue(DT_BLK, 2);
hasValue(DT_CHR, 3);
hasValue(DT_LNK, 4);
hasValue(DT_FIFO, 5);
hasValue(DT_SOCK, 6);
hasValue(DT_UNKNOWN, 7);

static const char * check()
{
    bool found = false;
    DIR *directory = opendir("/etc");

    require(directory != 0);
    for (struct dirent *entry; (entry = readdir(directory)) != 0;)
    {
        found = found || (entry->d_name[0] == 'm' && entry->d_name[1] == 'o' && entry->d_type == DT_REG);
    }
    require(found && closedir(directory) == 0 && !opendir("/no/such/folder"));
    return 0;
}

POSIX_CHECK(Dirent)
