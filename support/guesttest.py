#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the unit tests in the guest: boots it, logs in, runs the test programs, shuts it down, counts the results."""

import argparse
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import qemu  # noqa: E402
import tap  # noqa: E402


def main():
    parser = qemu.arguments(argparse.ArgumentParser(description='run the unit tests in the guest'))
    parser.add_argument('--result', help='file for the counts')
    parser.add_argument('--command', default='/test/run /test --tap', help='what to run in the guest')
    options = parser.parse_args()
    results = tap.Results()
    log = os.path.join(options.build, 'qemu_test.log')
    status = None
    try:
        with qemu.machine(options, log=log) as guest:
            guest.boot(120).login()
            for line in guest.lines(options.command):
                results.feed(line)
            status = guest.poweroff()
    except qemu.GuestError as error:
        print(f'  {error}')
    results.end()
    if status != 0 and results.failed == 0:
        print(f'  the guest did not shut down in order (status {status})')
        results.failed += 1
    print(results.summary('guest tests'))
    tap.store(options.result, results.passed, results.failed)
    return 1 if results.failed else 0


if __name__ == '__main__':
    sys.exit(main())
