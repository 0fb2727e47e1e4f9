#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""
A fault campaign: thousands of random faults of random servers in one boot, while a client checks every answer.

The guest's /bin/faultcampaign makes them and tells of each; its last line tells what was there before and after:

    CAMPAIGN-FAULT number=N server=NAME pid=N cause=WORD instructions=N
    CAMPAIGN seed=N injected=N recovered=N ... client_rounds=N client_errors=N pages_before=N pages_after=N ...

The same seed makes the same row of faults, to the instruction: the kernel command line starts the campaign, so that
nothing depends on when a key arrives. Nothing may be lost: every server back after every fault, no error for the
client, as many free pages, shares and bytes of kernel heap as before.
"""

import argparse
import json
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import demo  # noqa: E402
import qemu  # noqa: E402

RESOURCES = ('pages', 'shares', 'heap')
# What the kernel keeps of its command line; the emulator puts the kernel's path before it
COMMAND_LENGTH = 63


def orders(options):
    """What the kernel command line says: the campaign, then power off."""
    numbers = [options.count, options.seed] + ([options.hangs] if options.hangs else [])
    text = f"exec={options.command},{','.join(str(number) for number in numbers)}"
    if len(f'kernel/kernel {text}') > COMMAND_LENGTH:
        raise qemu.GuestError(f'too long for the kernel command line: {text}')
    return ['-append', text]


def run(options):
    """
    Runs the campaign. Returns its last line as a dictionary with all faults as `faults`, or None, and what else went
    wrong.
    """
    result, rows, complaints = None, [], []
    log = options.log or os.path.join(options.build, 'campaign.log')
    with qemu.machine(options, icount=True, extra=orders(options), log=log) as guest:
        for line in guest.lines(powersOff=True):
            if line.startswith('CAMPAIGN-PROGRESS '):
                print('  ' + line.removeprefix('CAMPAIGN-PROGRESS '), flush=True)
            elif line.startswith('CAMPAIGN-FAULT '):
                rows.append(demo.fields(line))
            elif line.startswith('CAMPAIGN '):
                result = dict(demo.fields(line), faults=rows)
            elif line.startswith(('faultcampaign:', 'demo client:')):
                complaints.append(line)
                print('  ' + line, flush=True)
        status = guest.wait()
    if status != 0:
        complaints.append(f'the guest powered off with status {status}')
    return result, complaints


def faults(result, count):
    """What was not as it should be."""
    if result is None:
        return ['the campaign did not come to its end']
    found = [f'{name}: {result.get(name)}' for name in ('injected', 'recovered') if result.get(name) != count]
    found += [f"client_errors: {result.get('client_errors')}"] if result.get('client_errors') != 0 else []
    found += ['the client did nothing'] if not result.get('client_rounds') else []
    found += [f"{len(result['faults'])} faults were told of"] if len(result['faults']) != count else []
    for name in RESOURCES:
        before, after = result.get(name + '_before'), result.get(name + '_after')
        if before is None or before != after:
            found.append(f'{name}: {before} before, {after} after')
    return found


def main():
    parser = qemu.arguments(argparse.ArgumentParser(description='make random servers fail, many times in one boot'))
    parser.set_defaults(timeout=3600)
    parser.add_argument('-n', '--count', type=int, default=10000, help='number of faults')
    parser.add_argument('-s', '--seed', type=int, default=1, help='leads to the row of faults')
    parser.add_argument('--hangs', type=int, default=0, help='of so many faults, one is a hang')
    parser.add_argument('--json', type=qemu.resultFile, help='file for the result, as an object')
    parser.add_argument('--log', help='file for what the guest prints, default: campaign.log beside the images')
    parser.add_argument('--command', default='/bin/faultcampaign', help='what to run in the guest')
    options = parser.parse_args()
    result, found = None, []
    try:
        result, found = run(options)
        found += faults(result, options.count)
    except qemu.GuestError as error:
        found.append(str(error))
    if options.json:
        with open(options.json, 'w', encoding='utf-8') as stream:
            json.dump(result or {}, stream, indent=2)
            stream.write('\n')
    if result:
        print(' '.join(['CAMPAIGN'] + [f'{key}={value}' for key, value in result.items() if key != 'faults']))
    for text in found:
        print(f'FAILED: {text}')
    return 1 if found else 0


if __name__ == '__main__':
    sys.exit(main())
