#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checksum of lib/libstd/Checksum.h in Python.

As a module: checksum(data) -> int. As a program: print the checksum, the size and the name of each file given.
"""

import struct
import sys

MASK = 0xFFFFFFFF


def _lane(firsts, seconds, number):
    """Mix all pairs of words of one lane."""
    lane = 0x9E3779B9 + number
    for first, second in zip(firsts, seconds):
        lane ^= first
        lane = ((lane << 13 | lane >> 19) & MASK ^ second) * 0x9E3779B1 & MASK
    return lane


def checksum(data):
    """Return the 32-bit checksum of a bytes-like object."""
    size = len(data)
    data = bytes(data) + b"\0" * (-size % 32)
    words = struct.unpack("<%dI" % (len(data) // 4), data)
    result = size & MASK

    for number in range(4):
        result ^= _lane(words[number::8], words[number + 4::8], number)
        result = (result ^ result >> 16) * 0x7FEB352D & MASK
        result = (result ^ result >> 15) * 0x846CA68B & MASK
        result ^= result >> 16
    return result


def main(paths):
    """Print one line for each file."""
    for path in paths:
        with open(path, "rb") as file:
            data = file.read()
        print("%08x %d %s" % (checksum(data), len(data), path))


if __name__ == "__main__":
    main(sys.argv[1:])
