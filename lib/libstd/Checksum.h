// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBSTD_CHECKSUM_H
#define __LIB_LIBSTD_CHECKSUM_H

#include "Types.h"

/**
 * Checksum of a block of memory, to detect corruption by accident (not by intent).
 *
 * The data are rows of eight little endian 32-bit words, the last row filled up with zero bytes. There are four lanes
 * which start at 0x9e3779b9 + number of the lane. Words i and i + 4 of a row are mixed into lane i:
 *
 *     lane = (rotateLeft(lane ^ word[i], 13) ^ word[i + 4]) * 0x9e3779b1          (all modulo 2^32)
 *
 * The result starts as the size in bytes, then for each lane in turn:
 *
 *     sum = sum ^ lane;  sum = (sum ^ (sum >> 16)) * 0x7feb352d;  sum = (sum ^ (sum >> 15)) * 0x846ca68b;
 *     sum = sum ^ (sum >> 16)
 *
 * Each step is one to one both in the word and in the sum: any change within one word, thereby each flipped bit, gives
 * another result for certain. Swapped words, moved blocks and a change of size are missed with a chance of about
 * 1 : 2^32. It costs some 0.6 instructions per byte, reads from any address, and gives the same on each machine;
 * support/checksum.py is the same in Python.
 *
 * @param data Memory to read
 * @param size Number of bytes, may be zero
 *
 * @return The checksum
 */
u32 checksum(const void *data, Size size);

#endif /* __LIB_LIBSTD_CHECKSUM_H */
