// SPDX-License-Identifier: GPL-3.0-or-later

// The header brings all that its functions need.
#include <sys/socket.h>
#include "PosixCheck.h"

memberHasType(struct sockaddr, addr, u32);
memberHasType(struct sockaddr, port, u16);

static const char * check()
{
    struct sockaddr address = { 0, 0 };

    require(connect(99, &address, sizeof(address)) == -1);
    require(sendto(99, "a", 1, 0, &address, sizeof(address)) == -1);
    require(&recvfrom != 0 || &sendmsg != 0);
    return 0;
}

POSIX_CHECK(SysSocket)
