#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the unit tests of the host, with the sanitizers on, and counts their results."""

import argparse
import os
import subprocess
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import tap  # noqa: E402


def main():
    parser = argparse.ArgumentParser(description='run the unit tests of the host')
    parser.add_argument('build', nargs='?', default='build/host', help='folder with the tests')
    parser.add_argument('--timeout', type=float, default=300, help='seconds for all of them')
    parser.add_argument('--result', help='file for the counts')
    options = parser.parse_args()

    folder = os.path.join(os.path.abspath(options.build), 'test')
    environment = dict(os.environ, LC_ALL='C', ASAN_OPTIONS='abort_on_error=0:detect_leaks=0',
                       UBSAN_OPTIONS='print_stacktrace=1:halt_on_error=1')
    log = os.path.join(os.path.abspath(options.build), 'test.log')
    results = tap.Results()
    try:
        with open(log, 'wb') as output:
            process = subprocess.run([os.path.join(folder, 'run'), folder, '--tap'], env=environment, stdout=output,
                                     stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, timeout=options.timeout,
                                     check=False)
        status = process.returncode
    except (subprocess.TimeoutExpired, OSError) as error:
        print(f'  {error}')
        status = -1
    if os.path.exists(log):
        with open(log, encoding='utf-8', errors='replace') as stream:
            for line in stream:
                results.feed(line)
    results.end()
    if status != 0 and results.failed == 0:
        print(f'  the runner ended with status {status}')
        results.failed += 1
    print(results.summary('host tests'))
    tap.store(options.result, results.passed, results.failed)
    return 1 if results.failed else 0


if __name__ == '__main__':
    sys.exit(main())
