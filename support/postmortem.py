#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""
What a program of the guest died of: takes the core file that the guest printed, shows with gdb where it happened.

The core file comes from a log of the console in which someone ran `recovery dump NAME -x`, or from a guest that is
booted for it: a server is made to fail there with `fault NAME KIND`. It is kept as core.NAME next to the images'
folder, for a closer look with gdb.
"""

import argparse
import base64
import json
import os
import re
import shutil
import subprocess
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import checksum  # noqa: E402
import qemu  # noqa: E402

LINE = 57
BEGIN = re.compile(r'-----BEGIN CORE name=(\S+) path=(\S+) size=(\d+) checksum=([0-9a-f]+)-----')
END = '-----END CORE-----'
COMMANDS = ['info registers', 'backtrace 32', 'frame 0', 'info locals']
ARCHITECTURES = {3: ('i386', ('gdb', 'gdb-multiarch')), 40: ('arm', ('gdb-multiarch', 'gdb'))}


class PostmortemError(Exception):
    """There is nothing to look at, or nothing to look with: the message tells."""


class Core:
    """A core file that was taken from the console."""

    def __init__(self, name, path, data):
        self.name = name
        self.path = path
        self.data = data

    @property
    def machine(self):
        """Machine in the ELF header."""
        return int.from_bytes(self.data[18:20], 'little')

    def store(self, folder):
        """Writes core.NAME. Returns its path."""
        os.makedirs(folder, exist_ok=True)
        path = os.path.join(folder, 'core.' + re.sub(r'[^\w.-]', '_', self.name))
        with open(path, 'wb') as stream:
            stream.write(self.data)
        return path


def decode(lines, size):
    """The bytes that the lines between the markers stand for."""
    data = bytearray()
    for line in lines:
        line = line.strip()
        if re.fullmatch(r'\*\d+', line):
            if len(data) + int(line[1:]) * LINE > size:
                raise PostmortemError('the core file in the log is damaged: it is longer than announced')
            data += bytes(int(line[1:]) * LINE)
        elif re.fullmatch(r'[A-Za-z0-9+/]+={0,2}', line) and len(line) % 4 == 0:
            data += base64.b64decode(line)
        elif line:
            raise PostmortemError(f'the core file in the log is damaged: {line[:60]!r}')
    return bytes(data)


def cores(text):
    """All core files in a console log."""
    found = []
    position = 0
    while (match := BEGIN.search(text, position)) is not None:
        end = text.find(END, match.end())
        if end < 0:
            raise PostmortemError(f'the core file of {match[1]} ends in the middle')
        data = decode(text[match.end():end].splitlines(), int(match[3]))
        if len(data) != int(match[3]) or checksum.checksum(data) != int(match[4], 16):
            raise PostmortemError(f'the core file of {match[1]} is damaged: {len(data)} bytes of {match[3]}')
        found.append(Core(match[1], match[2], data))
        position = end + len(END)
    return found


def program(build, path):
    """The program with its symbols that belongs to a path in the guest."""
    base = os.path.join(build, path.lstrip('/'))
    for candidate in (base, os.path.join(base, os.path.basename(base))):
        if os.path.isfile(candidate):
            return candidate
    raise PostmortemError(f'{path} is not in {build}: is this the build that ran?')


def debugger(machine):
    """A gdb that knows the machine, and what it calls it."""
    if machine not in ARCHITECTURES:
        raise PostmortemError(f'the core file is of an unknown machine ({machine})')
    name, candidates = ARCHITECTURES[machine]
    for command in filter(shutil.which, candidates):
        known = subprocess.run([command, '-nx', '-batch', '-ex', f'set architecture {name}'], capture_output=True,
                               text=True, timeout=60, check=False)
        if 'Undefined item' not in known.stderr and known.returncode == 0:
            return command, name
    raise PostmortemError(f'no debugger for {name}: install {candidates[0]}')


def explain(core, build, folder, extra=()):
    """Stores the core file and returns what gdb says about it."""
    command, architecture = debugger(core.machine)
    arguments = [command, '-nx', '-batch', '-iex', 'set pagination off', '-iex', 'set osabi GNU/Linux',
                 '-iex', f'set architecture {architecture}', '-iex', 'set debuginfod enabled off',
                 '-iex', f'set substitute-path . {qemu.TOP}']
    for line in list(COMMANDS) + list(extra):
        arguments += ['-ex', f'echo \\n(gdb) {line}\\n', '-ex', line]
    arguments += [program(build, core.path), core.store(folder)]
    result = subprocess.run(arguments, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                            text=True, errors='replace', timeout=120, check=False)
    if result.returncode != 0:
        raise PostmortemError(f'{command} fails:\n{result.stdout}')
    return result.stdout


def provoke(options):
    """Boots a guest, makes a server fail there and takes its core file. Returns the text of the console."""
    with qemu.machine(options, log=os.path.join(options.build, 'postmortem.log')) as guest:
        guest.boot(180).login()
        if options.server == 'victim':
            guest.run('/server/victim/server &')
            guest.run('recovery restart victim')
        print(guest.run(f'fault {options.server} {options.kind}').strip(), flush=True)
        text = ''
        for _ in range(20):
            text = guest.run(f'recovery dump {options.server} -x')
            if BEGIN.search(text):
                break
            guest.run('sleep 1')
        guest.poweroff()
        return text


def main():
    parser = qemu.arguments(argparse.ArgumentParser(description='show where a program of the guest died'))
    parser.add_argument('log', nargs='?', help='console log with the output of `recovery dump NAME -x`')
    parser.add_argument('--server', default='tmp', help='without a log: server to make fail in a guest of its own')
    parser.add_argument('--kind', default='null', help='kind of the fault, see `fault --list` in the guest')
    parser.add_argument('--output', help='folder for core.NAME, the one above the architecture\'s if none is given')
    parser.add_argument('--gdb', action='append', default=[], metavar='COMMAND', help='another command for gdb')
    parser.add_argument('--json', help='file for the names and sizes, as a list of objects')
    options = parser.parse_args()
    options.build = os.path.abspath(options.build)
    folder = options.output or os.path.join(qemu.TOP, 'build')
    try:
        if options.log:
            with open(options.log, encoding='latin-1', newline='') as stream:
                text = qemu.ANSI.sub('', stream.read())
        else:
            text = provoke(options)
        found = cores(text)
        if not found:
            raise PostmortemError('there is no core file: run `recovery dump NAME -x` in the guest')
        for core in found:
            print(f'{core.path}: {len(core.data)} bytes, stored as '
                  f'{os.path.join(folder, "core." + core.name)}')
            print(explain(core, options.build, folder, options.gdb))
    except (PostmortemError, qemu.GuestError, OSError, subprocess.SubprocessError) as error:
        print(f'postmortem: {error}', file=sys.stderr)
        return 1
    if options.json:
        with open(options.json, 'w', encoding='utf-8') as stream:
            json.dump([{'name': core.name, 'path': core.path, 'bytes': len(core.data)} for core in found], stream)
    return 0


if __name__ == '__main__':
    sys.exit(main())
