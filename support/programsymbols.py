#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""
Writes the functions of a program for the guest, where programs have no symbols: bin/recovery names faults with it.

All numbers are little endian words of 32 bits: `SYMS`, version 1, count, bytes of names; count times { address,
offset of the name }, sorted by address; the names, each ended by zero. bin/recovery/SymbolFile.h reads it.
"""

import argparse
import os
import struct
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import kernelsymbols  # noqa: E402

# Longest name, in bytes
LONGEST = 47


def shorten(name):
    """A name without the arguments of its templates."""
    depth, result = 0, ''
    for character in name if 'operator' not in name else '':
        depth += (character == '<') - (character == '>')
        if depth == 0 and character != '>':
            result += character
    return (result or name)[:LONGEST]


def table(symbols):
    """The file's bytes."""
    names, offsets, entries = b'', {}, b''
    for address, name in symbols:
        text = shorten(name).encode('ascii', 'replace')
        if text not in offsets:
            offsets[text] = len(names)
            names += text + b'\0'
        entries += struct.pack('<2I', address, offsets[text])
    return struct.pack('<4s3I', b'SYMS', 1, len(symbols), len(names)) + entries + names


def main():
    parser = argparse.ArgumentParser(description='make the symbol file of a program')
    parser.add_argument('--nm', default='nm', help='the nm program')
    parser.add_argument('program')
    parser.add_argument('output')
    options = parser.parse_args()
    with open(options.output, 'wb') as stream:
        stream.write(table(kernelsymbols.functions(options.nm, options.program)))


if __name__ == '__main__':
    main()
