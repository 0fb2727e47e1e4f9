// SPDX-License-Identifier: GPL-3.0-or-later

// The header brings all that its functions need.
#include <sys/stat.h>
#include "PosixCheck.h"

hasType(static_cast<int (*)(const char *, struct stat *)>(stat), int (*)(const char *, struct stat *));
hasType(&mknod, int (*)(const char *, mode_t, dev_t));
hasType(&mkdir, int (*)(const char *, mode_t));
hasType(&creat, int (*)(const char *, mode_t));
hasValue(S_IRWXU, 0700);
hasValue(S_IRUSR, 0400);
hasValue(S_IWUSR, 0200);
hasValue(S_IXUSR, 0100);
hasValue(S_IRWXG, 0070);
hasValue(S_IRGRP, 0040);
hasValue(S_IWGRP, 0020);
hasValue(S_IXGRP, 0010);
hasValue(S_IRWXO, 0007);
hasValue(S_IROTH, 0004);
hasValue(S_IWOTH, 0002);
hasValue(S_IXOTH, 0001);

static const char * check()
{
    struct stat st;
    FileSystem::FileStat from;

    require(stat("/etc", &st) == 0 && S_ISDIR(st.st_mode) && !S_ISREG(st.st_mode));
    require(stat("/etc/motd", &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0 && (st.st_mode & S_IRUSR));
    from.type = FileSystem::CharacterDeviceFile;
    from.inode = 12;
    from.pid = 5;
    from.access = FileSystem::OwnerRW;
    from.size = 100;
    from.userID = 1;
    from.groupID = 2;
    st.fromFileStat(&from);
    require(S_ISCHR(st.st_mode) && st.st_ino == 12 && st.st_size == 100 && st.st_uid == 1 && st.st_gid == 2);
    require((st.st_mode & (S_IRWXU | S_IRWXG | S_IRWXO)) == (S_IRUSR | S_IWUSR));
    require(!S_ISBLK(st.st_mode) && !S_ISFIFO(st.st_mode) && !S_ISLNK(st.st_mode) && !S_ISSOCK(st.st_mode));
    return 0;
}

POSIX_CHECK(SysStat)
