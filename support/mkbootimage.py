#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""
Makes the boot image: the programs that the kernel starts by itself, and the root file system.

Layout, little endian (lib/libarch/BootImage.h): BootImage header, BootSymbol table, BootSegment table, then each
segment on pages of its own. Every program is one segment: its whole, stripped ELF file.
"""

import argparse
import os
import struct
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import checksum  # noqa: E402

PAGE = 4096
MAGIC = b'FreeNOS\x01'
REVISION = 2
NAMELEN = 32
TYPES = {'BootProgram': 0, 'BootPrivProgram': 1, 'BootFilesystem': 2, 'BootData': 3}

HEADER = struct.Struct('<8sBxxxIIHxxIHxx')  # magic layoutRevision bootImageSize symbols count segments count
SYMBOL = struct.Struct(f'<{NAMELEN}sIIIHxxI')  # name type entry segmentsOffset segmentsCount segmentsTotalSize
SEGMENT = struct.Struct('<IIII')  # virtualAddress size offset checksum


def description(path):
    """Reads the description: a list of (type, name)."""
    result = []
    with open(path, encoding='utf-8') as stream:
        for number, line in enumerate(stream, 1):
            words = line.split('#')[0].split()
            if not words:
                continue
            if len(words) != 2 or words[0] not in TYPES:
                raise SystemExit(f'{path}:{number}: expected "BootProgram|BootPrivProgram|BootData PATH"')
            if len(words[1].encode()) >= NAMELEN:
                raise SystemExit(f'{path}:{number}: name is longer than {NAMELEN - 1} bytes')
            result.append((TYPES[words[0]], words[1]))
    return result


def contents(prefix, name):
    """Bytes of a program or of data; programs without their symbols if those were stripped."""
    path = os.path.join(prefix, name)
    if os.path.exists(path + '.stripped'):
        path += '.stripped'
    with open(path, 'rb') as stream:
        return stream.read()


def entry(name, data):
    """Entry point of a program, 0 for data."""
    if data[:4] != b'\x7fELF':
        raise SystemExit(f'{name}: not an ELF file')
    return struct.unpack_from('<I', data, 24)[0] if data[4] == 1 else struct.unpack_from('<Q', data, 24)[0]


def aligned(value):
    return (value + PAGE - 1) // PAGE * PAGE


def image(prefix, symbols):
    """The boot image as bytes."""
    symbolTable = HEADER.size
    segmentTable = symbolTable + len(symbols) * SYMBOL.size
    offset = aligned(segmentTable + len(symbols) * SEGMENT.size)
    symbolBytes, segmentBytes, data = b'', b'', b''
    for index, (kind, name) in enumerate(symbols):
        payload = contents(prefix, name)
        start = entry(name, payload) if kind in (0, 1) else 0
        symbolBytes += SYMBOL.pack(name.encode(), kind, start, index, 1, len(payload))
        segmentBytes += SEGMENT.pack(0, len(payload), offset + len(data), checksum.checksum(payload))
        data += payload.ljust(aligned(len(payload)), b'\0')
    header = HEADER.pack(MAGIC, REVISION, offset + len(data), symbolTable, len(symbols), segmentTable, len(symbols))
    return (header + symbolBytes + segmentBytes).ljust(offset, b'\0') + data


def main():
    parser = argparse.ArgumentParser(description='make the boot image')
    parser.add_argument('--prefix', required=True, help='folder that the paths in the description are relative to')
    parser.add_argument('description')
    parser.add_argument('output')
    arguments = parser.parse_args()
    result = image(arguments.prefix, description(arguments.description))
    with open(arguments.output, 'wb') as stream:
        stream.write(result)


if __name__ == '__main__':
    main()
