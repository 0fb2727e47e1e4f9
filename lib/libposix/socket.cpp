// SPDX-License-Identifier: GPL-3.0-or-later

#include "ErrorCode.h"
#include "errno.h"
#include "stdlib.h"
#include "string.h"
#include "sys/socket.h"
#include "unistd.h"

extern C int connect(int sockfd, const struct sockaddr *addr, socklen_t addrlen)
{
    if (addr == ZERO || addrlen < sizeof(*addr))
    {
        return ErrorCode::fail(EINVAL);
    }
    return write(sockfd, addr, sizeof(*addr)) == (ssize_t) sizeof(*addr) ? 0 : -1;
}

extern C int recvfrom(int sockfd, void *buf, size_t len, int flags, struct sockaddr *src_addr, socklen_t *addrlen)
{
    (void) flags;

    u8 *datagram = (u8 *) malloc(sizeof(struct sockaddr) + len);
    if (datagram == ZERO)
    {
        return -1;
    }

    ssize_t count = read(sockfd, datagram, sizeof(struct sockaddr) + len);
    if (count >= (ssize_t) sizeof(struct sockaddr))
    {
        count -= (ssize_t) sizeof(struct sockaddr);
        memcpy(buf, datagram + sizeof(struct sockaddr), (size_t) count);

        if (src_addr != ZERO)
        {
            memcpy(src_addr, datagram, sizeof(*src_addr));
        }
        if (addrlen != ZERO)
        {
            *addrlen = sizeof(struct sockaddr);
        }
    }
    else if (count >= 0)
    {
        count = ErrorCode::fail(EBADMSG);
    }
    free(datagram);
    return (int) count;
}

extern C int sendto(int sockfd, const void *buf, size_t len, int flags, const struct sockaddr *dest_addr,
                    socklen_t addrlen)
{
    struct iovec piece = { const_cast<void *>(buf), len };
    const struct msghdr msg = { const_cast<struct sockaddr *>(dest_addr), addrlen, &piece, 1, ZERO, 0, 0 };

    return sendmsg(sockfd, &msg, flags);
}

extern C int sendmsg(int sockfd, const struct msghdr *msg, int flags)
{
    size_t total = sizeof(struct sockaddr);

    (void) flags;

    if (msg->msg_name == ZERO || msg->msg_namelen < sizeof(struct sockaddr))
    {
        return ErrorCode::fail(EDESTADDRREQ);
    }
    for (int i = 0; i < msg->msg_iovlen; i++)
    {
        if (__builtin_add_overflow(total, msg->msg_iov[i].iov_len, &total))
        {
            return ErrorCode::fail(EMSGSIZE);
        }
    }

    u8 *datagram = (u8 *) malloc(total);
    if (datagram == ZERO)
    {
        return -1;
    }

    size_t used = sizeof(struct sockaddr);
    memcpy(datagram, msg->msg_name, used);
    for (int i = 0; i < msg->msg_iovlen; i++)
    {
        memcpy(datagram + used, msg->msg_iov[i].iov_base, msg->msg_iov[i].iov_len);
        used += msg->msg_iov[i].iov_len;
    }

    const ssize_t count = write(sockfd, datagram, total);
    free(datagram);

    return count < (ssize_t) sizeof(struct sockaddr) ? (count < 0 ? -1 : ErrorCode::fail(EMSGSIZE))
                                                     : (int) (count - (ssize_t) sizeof(struct sockaddr));
}
