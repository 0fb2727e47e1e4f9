#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""
All tests, one step after the other, each with a time limit: unit tests of the host, a build with the other compiler,
fuzzers, unit tests in the guest, system tests. The last line sums up: `N passed, N failed`.
"""

import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
import time
import xml.etree.ElementTree

sys.dont_write_bytecode = True

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PYTHON = '/usr/bin/python3'
RESULTS = os.path.join(TOP, 'build', 'results')


def scons(*arguments):
    """Command line of SCons. Debian's Python packages belong to Debian's Python."""
    return [PYTHON, '-B', shutil.which('scons') or 'scons', '-Q', *arguments]


def execute(command, limit):
    """Runs a command with a time limit; when it is over, the command ends with all that it started."""
    process = subprocess.Popen(command, cwd=TOP, stdin=subprocess.DEVNULL, start_new_session=True)
    try:
        return process.wait(timeout=limit)
    except subprocess.TimeoutExpired:
        print(f'  time limit of {limit} s reached', flush=True)
        return -1
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGTERM)
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()


def counted(command, name, limit):
    """Runs a driver that leaves its counts in a file."""
    path = os.path.join(RESULTS, name + '.json')
    status = execute(command + ['--result', path], limit)
    if not os.path.exists(path):
        return 0, 1
    with open(path, encoding='utf-8') as stream:
        counts = json.load(stream)
    return counts['passed'], max(counts['failed'], 1 if status else 0)


def single(command, limit):
    """Runs a command that is one test."""
    return (1, 0) if execute(command, limit) == 0 else (0, 1)


def pytest(folder, name, arguments, limit):
    """Runs system tests."""
    path = os.path.join(RESULTS, f'pytest-{name}.xml')
    status = execute([PYTHON, '-B', '-m', 'pytest', '-q', '-p', 'no:cacheprovider', '--tb=short',
                      f'--junitxml={path}', folder, *arguments], limit)
    if not os.path.exists(path):
        return 0, 1
    suite = xml.etree.ElementTree.parse(path).getroot().find('testsuite')
    total, errors, failures, skipped = (int(suite.get(key)) for key in ('tests', 'errors', 'failures', 'skipped'))
    failed = errors + failures
    return total - failed - skipped, max(failed, 1 if status else 0)


def buildFolder(system):
    """Folder with the images of a system, named as `arch/system`."""
    return os.path.join(TOP, 'build', *system.split('/'))


def systemSteps(system, long):
    """The steps that each system has: name, what it does, and the function that does it."""
    arch, name = system.split('/')
    images = f'ARCH={arch}', f'SYSTEM={name}'
    guest = ['--build', buildFolder(system)]
    return [
        ('build', f'images of {system} and host tests, GCC', lambda: single(scons('COMPILER=gcc', *images), 1500)),
        ('guest', f'unit tests in the guest on {system}',
         lambda: counted([PYTHON, 'support/guesttest.py', '--timeout', '600', *guest], f'guest-{arch}', 630)),
        ('system', f'system tests on {system}',
         lambda: pytest('test/system', arch, guest + ['--long'] * long, 3600 if long else 1200)),
        ('clang', f'images of {system} built with Clang',
         lambda: single(scons('COMPILER=clang', 'HOST_COMPILER=gcc', *images, f'BUILDROOT=build/clang/{system}', 'image'),
                        900)),
    ]


def steps(systems, long):
    """All steps, in order: name, system or nothing, what it does, and the function that does it."""
    result = [(name, system, what, step) for system in systems for name, what, step in systemSteps(system, long)]
    result.insert(1, ('host', '', 'unit tests of the host, ASan and UBSan',
                      lambda: counted([PYTHON, 'support/hosttest.py', 'build/host'], 'host', 600)))
    return result + [('fuzz', '', 'fuzzers, seeded', fuzzers)]


def fuzzers():
    """Builds the fuzzers and runs them."""
    if execute(scons('fuzzers'), 300) != 0:
        return 0, 1
    return counted([PYTHON, 'support/fuzz.py', 'build/host-fuzz'], 'fuzz', 300)


def main():
    parser = argparse.ArgumentParser(description='run all tests')
    parser.add_argument('--only', action='append', help='run only this step (build, host, guest, system, clang, fuzz)')
    parser.add_argument('--system', action='append', metavar='ARCH/SYSTEM', help='system to test, default intel/pc')
    parser.add_argument('--long', action='store_true', help='longer campaigns, too: 1,000 restarts of each server')
    options = parser.parse_args()
    shutil.rmtree(RESULTS, ignore_errors=True)
    os.makedirs(RESULTS)
    passed = failed = 0
    table = []
    for name, system, what, step in steps(options.system or ['intel/pc'], options.long):
        if options.only and name not in options.only:
            continue
        print(f'\n== {name}: {what}', flush=True)
        started = time.monotonic()
        good, bad = step()
        table.append((f'{name} {system}', good, bad, time.monotonic() - started))
        passed += good
        failed += bad
        if name == 'build' and bad:
            break
    print()
    for name, good, bad, took in table:
        print(f'{name:<24}{good:>6} passed {bad:>5} failed {took:>8.1f} s')
    print(f'\n{passed} passed, {failed} failed', flush=True)
    return 1 if failed or not passed else 0


if __name__ == '__main__':
    sys.exit(main())
