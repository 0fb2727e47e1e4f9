// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBPOSIX_SYS_SOCKET_H
#define __LIB_LIBPOSIX_SYS_SOCKET_H

#include <Types.h>
#include <Macros.h>
#include "types.h"

/**
 * A socket is a file of a network device. What is written to it after connect() goes to the connected address; a
 * datagram read or written together with its address is preceded by its struct sockaddr in the same request.
 */

/** Size of an address in bytes. */
typedef Size socklen_t;

/** An internet address. */
struct sockaddr
{
    u32 addr; /**< IPv4 address. */
    u16 port; /**< Port. */
};

/** A piece of memory. */
struct iovec
{
    void *iov_base;  /**< Address. */
    size_t iov_len;  /**< Size in bytes. */
};

/** A message in pieces. */
struct msghdr
{
    void *msg_name;        /**< Address of a struct sockaddr, or null. */
    socklen_t msg_namelen; /**< Size of the address in bytes. */
    struct iovec *msg_iov; /**< Pieces. */
    int msg_iovlen;        /**< Number of pieces. */
    void *msg_control;     /**< Not used. */
    socklen_t msg_controllen; /**< Not used. */
    int msg_flags;         /**< Not used. */
};

/**
 * Set the peer of a socket.
 *
 * @param sockfd Open socket file
 * @param addr Address of the peer
 * @param addrlen Size of the address in bytes
 *
 * @return Zero, or -1 with errno set
 */
extern C int connect(int sockfd, const struct sockaddr *addr, socklen_t addrlen);

/**
 * Receive a datagram.
 *
 * @param sockfd Open socket file
 * @param buf Output buffer
 * @param len Size of the buffer in bytes; the rest of a longer datagram is lost
 * @param flags Zero
 * @param src_addr If not null receives the address of the sender
 * @param addrlen If not null receives the size of that address in bytes
 *
 * @return Number of bytes received, or -1 with errno set
 */
extern C int recvfrom(int sockfd, void *buf, size_t len, int flags, struct sockaddr *src_addr, socklen_t *addrlen);

/**
 * Send a datagram.
 *
 * @param sockfd Open socket file
 * @param buf Data
 * @param len Size of the data in bytes
 * @param flags Zero
 * @param dest_addr Address of the receiver
 * @param addrlen Size of that address in bytes
 *
 * @return Number of bytes sent, or -1 with errno set
 */
extern C int sendto(int sockfd, const void *buf, size_t len, int flags, const struct sockaddr *dest_addr,
                    socklen_t addrlen);

/**
 * Send a datagram that is in pieces.
 *
 * @param sockfd Open socket file
 * @param msg Address of the receiver, and the pieces
 * @param flags Zero
 *
 * @return Number of bytes sent, or -1 with errno set
 */
extern C int sendmsg(int sockfd, const struct msghdr *msg, int flags);

#endif /* __LIB_LIBPOSIX_SYS_SOCKET_H */
