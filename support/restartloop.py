#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""
Restarts servers again and again while a client uses them: /bin/restartloop in the guest, whose lines

    RESTARTLOOP server=NAME pid=N restarts=N pages_before=N pages_after=N shares_before=N shares_after=N
                heap_before=N heap_after=N rounds=N client_errors=N errors=N                         (one line)

are checked here. Instructions are counted sixteen at a time: the clock of the guest interrupts it more often, so that
a restart meets client and server in the middle of something.
"""

import argparse
import os
import re
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import qemu  # noqa: E402

SERVERS = ('core', 'datastore', 'ext2', 'tmp', 'serial', 'time', 'idle')
COUNTED = ['-icount', 'shift=4,sleep=off']


def fields(line):
    """`a=1 b=x` as a dictionary; whole numbers become numbers."""
    pairs = (word.split('=', 1) for word in line.split() if '=' in word)
    return {key: int(value) if re.fullmatch(r'-?\d+', value) else value for key, value in pairs}


def problems(found, count, servers):
    """What is wrong with the lines of a run."""
    wrong = [f'{name} was not restarted' for name in servers if name not in [entry['server'] for entry in found]]
    for entry in found:
        name = entry['server']
        if entry['restarts'] != count:
            wrong.append(f"{name} was restarted {entry['restarts']} times, not {count}")
        wrong += [f"{name}: {what} changed from {entry[what + '_before']} to {entry[what + '_after']}"
                  for what in ('pages', 'shares', 'heap') if entry[what + '_before'] != entry[what + '_after']]
        wrong += [f'{name}: {entry[what]} {what}' for what in ('client_errors', 'errors') if entry[what] != 0]
        if entry['rounds'] < entry['restarts']:
            wrong.append(f"{name}: the client completed only {entry['rounds']} rounds")
    return wrong


def run(guest, count, servers=SERVERS, show=lambda line: None):
    """
    Runs the loop in a guest in which root is logged in. Returns what is wrong, line by line; nothing if all is well.
    """
    found, ended, notes = [], None, []
    for line in guest.lines(f'restartloop {count} {" ".join(servers)}'):
        if line.startswith('RESTARTLOOP '):
            found.append(fields(line))
            show(line)
        elif line.startswith('RESTARTLOOP-END'):
            ended = fields(line)
        elif line.startswith('restartloop:'):
            notes.append(line.strip())
    wrong = problems(found, count, servers) + notes
    if not ended or ended['failures'] != 0 or ended['servers'] != len(servers):
        wrong.append(f'the loop ended with {ended}')
    return wrong


def main():
    parser = qemu.arguments(argparse.ArgumentParser(description='restart servers many times under load'))
    parser.add_argument('--count', type=int, default=1000, help='restarts of each server')
    parser.add_argument('servers', nargs='*', help='names of servers, default: ' + ' '.join(SERVERS))
    options = parser.parse_args()
    try:
        with qemu.machine(options, extra=COUNTED, log=os.path.join(options.build, 'restartloop.log')) as guest:
            guest.boot(180).login()
            wrong = run(guest, options.count, options.servers or SERVERS, lambda line: print(line.strip(), flush=True))
            status = guest.poweroff()
        if status != 0:
            wrong.append(f'the guest powered off with status {status}')
    except qemu.GuestError as error:
        wrong = [str(error)]
    for text in wrong:
        print(f'FAILED: {text}')
    if not wrong:
        print(f'{options.count:,} restarts of each server: nothing was lost')
    return 1 if wrong else 0


if __name__ == '__main__':
    sys.exit(main())
