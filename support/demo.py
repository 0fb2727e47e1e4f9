#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""
The main demonstration: boots the guest, restarts every server under a busy client, shows what each restart cost. Then
the servers crash, end and hang, several of them at once, too, and are back without anybody who asks for that.

The guest's /bin/demo prints a line per restart,

    DEMO server=NAME pid=N cause=WORD noticed=WORD outcome=WORD instructions=N microseconds=N bytes=N

and at the end, before it powers off with a status that tells success,

    DEMO-SUMMARY servers=N recovered=N client_iterations=N client_errors=N files_lost=N failures=N

Lines that begin with `DEMO-NOTE ` are shown as they are. Instructions are exact: the guest's clock counts them.
"""

import argparse
import json
import os
import re
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import qemu  # noqa: E402

COLUMNS = (('server', 9, '<'), ('pid', 3, '>'), ('cause', 18, '<'), ('noticed', 21, '<'), ('outcome', 9, '<'),
           ('instructions', 12, '>'), ('microseconds', 12, '>'), ('bytes', 10, '>'))
GOOD = ('recovered', 'restarted')


def fields(line):
    """`a=1 b=x` as a dictionary; whole numbers become numbers."""
    pairs = (word.split('=', 1) for word in line.split() if '=' in word)
    return {key: int(value) if re.fullmatch(r'-?\d+', value) else value for key, value in pairs}


def row(values):
    """One line of the table."""
    cells = [f'{value:,}' if isinstance(value, int) and name != 'pid' else str(value)
             for (name, _, _), value in zip(COLUMNS, values)]
    return '  '.join(f'{cell:{align}{width}}' for cell, (_, width, align) in zip(cells, COLUMNS))


def play(options, restarts):
    """Runs the demonstration, appends the restarts. Returns the summary and the emulator's exit status."""
    summary = None
    print(row([name for name, _, _ in COLUMNS]))
    with qemu.machine(options, icount=True, log=os.path.join(options.build, 'demo.log')) as guest:
        guest.boot(180).login()
        for line in guest.lines(options.command, powersOff=True):
            if line.startswith('DEMO '):
                entry = fields(line)
                restarts.append(entry)
                print(row([entry.get(name, '?') for name, _, _ in COLUMNS]), flush=True)
            elif line.startswith(('DEMO-NOTE ', 'demo: ')):
                print('    ' + line.removeprefix('DEMO-NOTE '), flush=True)
            elif line.startswith('DEMO-SUMMARY'):
                summary = fields(line)
        return summary, guest.wait(60)


def faults(restarts, summary, status):
    """What was not as it should be."""
    found = [f"{entry.get('server')}: {entry.get('outcome')}" for entry in restarts if entry.get('outcome') not in GOOD]
    if not restarts:
        found.append('no server was restarted')
    if summary is None:
        found.append('the demonstration did not come to its end')
    else:
        found += [f'{name}: {summary.get(name)}' for name in ('client_errors', 'failures') if summary.get(name) != 0]
        if not summary.get('servers') == summary.get('recovered') == len(restarts):
            found.append(f"{summary.get('recovered')} of {summary.get('servers')} servers were announced as recovered, "
                         f'{len(restarts)} seen')
        if not summary.get('client_iterations'):
            found.append('the client did nothing')
    if status != 0:
        found.append(f'the guest powered off with status {status}')
    return found


def main():
    parser = qemu.arguments(argparse.ArgumentParser(description='restart every server under a busy client'))
    parser.add_argument('--json', type=qemu.resultFile, help='file for the restarts, as a list of objects')
    parser.add_argument('--command', default='/bin/demo', help='what to run in the guest')
    options = parser.parse_args()
    restarts, found = [], []
    try:
        summary, status = play(options, restarts)
        found = faults(restarts, summary, status)
    except qemu.GuestError as error:
        found.append(str(error))
    if options.json:
        with open(options.json, 'w', encoding='utf-8') as stream:
            json.dump(restarts, stream, indent=2)
            stream.write('\n')
    for text in found:
        print(f'FAILED: {text}')
    if not found:
        print(f"\n{len(restarts)} restarts of servers in place; the client went on for "
              f"{summary['client_iterations']:,} rounds and saw no error.")
    return 1 if found else 0


if __name__ == '__main__':
    sys.exit(main())
