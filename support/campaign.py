#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""
A fault campaign: thousands of random faults of random servers in one boot, while a client checks every answer.

The guest's /bin/faultcampaign makes them; its last line tells what was there before and after:

    CAMPAIGN seed=N injected=N recovered=N ... client_rounds=N client_errors=N pages_before=N pages_after=N ...

The same seed makes the same row of faults. Nothing may be lost: every server back after every fault, no error for the
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
# The ordinary policies hold a server that fails again and again
POLICIES = 'policies=/etc/campaign.conf'


def run(options):
    """Runs the campaign. Returns its last line as a dictionary, or None, and what else went wrong."""
    result, complaints = None, []
    command = f'{options.command} --count={options.count} --seed={options.seed} --hangs={options.hangs}'
    with qemu.machine(options, icount=True, extra=['-append', POLICIES],
                      log=os.path.join(options.build, 'campaign.log')) as guest:
        guest.boot(180).login()
        for line in guest.lines(command):
            if line.startswith('CAMPAIGN-PROGRESS '):
                print('  ' + line.removeprefix('CAMPAIGN-PROGRESS '), flush=True)
            elif line.startswith('CAMPAIGN '):
                result = demo.fields(line)
            elif line.startswith(('faultcampaign:', 'demo client:')):
                complaints.append(line)
                print('  ' + line, flush=True)
        status = guest.poweroff()
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
    parser.add_argument('--json', help='file for the result, as an object')
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
        print(' '.join(['CAMPAIGN'] + [f'{key}={value}' for key, value in result.items()]))
    for text in found:
        print(f'FAILED: {text}')
    return 1 if found else 0


if __name__ == '__main__':
    sys.exit(main())
