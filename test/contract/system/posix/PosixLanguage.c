// SPDX-License-Identifier: GPL-3.0-or-later

// All headers are for sources in C, too
#include <Types.h>
#include <Macros.h>
#include <assert.h>
#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <limits.h>
#include <math.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/types.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern C const char * checkPosixLanguage(void);

/** @return ZERO, or what is not as it is in C++ */
const char * checkPosixLanguage(void)
{
    char path[PATH_MAX];
    struct stat st;
    struct dirent *entry;
    DIR *dir = opendir("/");
    int found = 0;

    assert(dir != NULL);
    while (dir && (entry = readdir(dir)) != NULL)
    {
        found += strcmp(entry->d_name, "etc") == 0 && entry->d_type == DT_DIR;
    }
    if (!dir || closedir(dir) != 0 || found != 1)
        return "directories";

    if (stat("/etc", &st) != 0 || !S_ISDIR(st.st_mode) || S_ISREG(st.st_mode))
        return "kinds of files";

    if (open("/none", O_RDONLY) != -1 || errno != ENOENT)
        return "error codes";

    if (snprintf(path, sizeof(path), "%s %u", "text", (uint) sizeof(path)) != 7 || strcmp(path, "text 64") != 0)
        return "formats";

    return isdigit('7') && toupper('c') == 'C' ? NULL : "characters";
}
