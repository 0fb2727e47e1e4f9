#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""
All tests, each step with a time limit: images and unit tests are built one after the other, with both compilers (Clang:
the unit tests of the first system only), each build with all cores; then unit tests of the host and of the guests,
system tests and fuzzers run, two at a time, as an emulator keeps one core busy. What a step prints is shown in one piece
when it ends. The last line sums up:
`N passed, N failed`.
"""

import argparse
import concurrent.futures
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree

sys.dont_write_bytecode = True

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PYTHON = '/usr/bin/python3'
RESULTS = os.path.join(TOP, 'build', 'results')


def scons(*arguments):
    """Command line of SCons. Debian's Python packages belong to Debian's Python."""
    return [PYTHON, '-B', shutil.which('scons') or 'scons', '-Q', *arguments]


class Step:
    """
    One step: a name, the system that it is for or nothing, what it does, and a function that does it, which is called
    with the step and returns how many tests passed and failed.
    """

    def __init__(self, name, system, what, function):
        self.name = name
        self.system = system
        self.what = what
        self.function = function
        self.output = None

    def run(self):
        """Does it. Returns passed, failed and seconds."""
        started = time.monotonic()
        with tempfile.TemporaryFile() as self.output:
            try:
                passed, failed = self.function(self)
            except Exception as error:  # a step that breaks is a failure, not the end of the others
                passed, failed = 0, 1
                self.say(f'  {error!r}')
            self.output.seek(0)
            text = self.output.read().decode(errors='replace')
        print(f'\n== {self.name}: {self.what}\n{text}', end='', flush=True)
        return passed, failed, time.monotonic() - started

    def say(self, text):
        """Adds a line to what the step prints."""
        self.output.write(text.encode() + b'\n')
        self.output.flush()


def execute(step, command, limit):
    """Runs a command with a time limit; when it is over, the command ends with all that it started."""
    process = subprocess.Popen(command, cwd=TOP, stdin=subprocess.DEVNULL, stdout=step.output, stderr=subprocess.STDOUT,
                               start_new_session=True)
    try:
        return process.wait(timeout=limit)
    except subprocess.TimeoutExpired:
        step.say(f'  time limit of {limit} s reached')
        return -1
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGTERM)
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()


def counted(step, command, name, limit):
    """Runs a driver that leaves its counts in a file."""
    path = os.path.join(RESULTS, name + '.json')
    status = execute(step, command + ['--result', path], limit)
    if not os.path.exists(path):
        return 0, 1
    with open(path, encoding='utf-8') as stream:
        counts = json.load(stream)
    return counts['passed'], max(counts['failed'], 1 if status else 0)


def single(step, command, limit):
    """Runs a command that is one test."""
    return (1, 0) if execute(step, command, limit) == 0 else (0, 1)


def pytest(step, folder, name, arguments, limit):
    """Runs system tests."""
    path = os.path.join(RESULTS, f'pytest-{name}.xml')
    status = execute(step, [PYTHON, '-B', '-m', 'pytest', '-q', '-p', 'no:cacheprovider', '--tb=short',
                      f'--junitxml={path}', folder, *arguments], limit)
    if not os.path.exists(path):
        return 0, 1
    suite = xml.etree.ElementTree.parse(path).getroot().find('testsuite')
    total, errors, failures, skipped = (int(suite.get(key)) for key in ('tests', 'errors', 'failures', 'skipped'))
    failed = errors + failures
    return total - failed - skipped, max(failed, 1 if status else 0)


def images(system):
    """Variables of the build for a system, named as `arch/system`."""
    arch, name = system.split('/')
    return f'ARCH={arch}', f'SYSTEM={name}'


def guest(step, name, folder):
    """Runs the unit tests in the guest whose images are in a folder."""
    return counted(step, [PYTHON, '-B', 'support/guesttest.py', '--timeout', '600', '--build', folder], name, 630)


def builds(systems):
    """What has to be built: one after the other, each for all cores."""
    result = [Step('build', system, f'images of {system} and host tests, GCC',
                   lambda step, system=system: single(step, scons('COMPILER=gcc', *images(system)), 1500))
              for system in systems]

    # What is written for one system is in the other's folders: unit tests are the same for all of them
    for system in systems:
        root = f'build/clang/{system}'
        whole = system == systems[0]
        wanted = ['image'] if whole else [f'{root}/{folder}' for folder in ('lib', 'kernel/kernel', 'server', 'bin')]
        result.append(Step('clang', system, f'{"images" if whole else "kernel and programs"} of {system}, Clang',
                           lambda step, system=system, root=root, wanted=wanted: single(
                               step, scons('COMPILER=clang', 'HOST_COMPILER=gcc', *images(system), f'BUILDROOT={root}',
                                           *wanted), 900)))
    return result + [Step('fuzz', '', 'fuzzers', lambda step: single(step, scons('fuzzers'), 300))]


def tests(systems, long):
    """What runs then, the longest first."""
    result = [Step('system', system, f'system tests on {system}',
                   lambda step, system=system: pytest(step, 'test/system', system.split('/')[0],
                                                      ['--build', os.path.join(TOP, 'build', system)] +
                                                      ['--long'] * long, 3600 if long else 1200))
              for system in systems]
    result += [Step('guest', system, f'unit tests in the guest on {system}',
                    lambda step, system=system: guest(step, f'guest-{system.split("/")[0]}', f'build/{system}'))
               for system in systems]
    return result + [
        Step('clang', systems[0], f'unit tests in the guest on {systems[0]}, as Clang compiles it',
             lambda step: guest(step, 'guest-clang', f'build/clang/{systems[0]}')),
        Step('fuzz', '', 'fuzzers, seeded',
             lambda step: counted(step, [PYTHON, '-B', 'support/fuzz.py', 'build/host-fuzz'], 'fuzz', 300)),
        Step('host', '', 'unit tests of the host, ASan and UBSan',
             lambda step: counted(step, [PYTHON, '-B', 'support/hosttest.py', 'build/host'], 'host', 600))]


def systemsKnown():
    """All systems of the tree, as `arch/system`."""
    config = os.path.join(TOP, 'config')
    return sorted((f'{arch}/{name}' for arch in os.listdir(config)
                   for name in os.listdir(os.path.join(config, arch))
                   if os.path.exists(os.path.join(config, arch, name, 'needs.sh'))), reverse=True)


def main():
    parser = argparse.ArgumentParser(description='run all tests')
    parser.add_argument('--only', action='append', help='run only this step (build, host, guest, system, clang, fuzz)')
    parser.add_argument('--system', action='append', metavar='ARCH/SYSTEM', help='system to test, default: each')
    parser.add_argument('--long', action='store_true', help='longer campaigns, too: 1,000 restarts of each server')
    options = parser.parse_args()
    systems = options.system or systemsKnown()
    known = {step.name for step in builds(systems) + tests(systems, options.long)}
    for name in options.only or ():
        if name not in known:
            parser.error(f'there is no step {name!r}; there are: {" ".join(sorted(known))}')
    shutil.rmtree(RESULTS, ignore_errors=True)
    os.makedirs(RESULTS)
    table, broken = [], set()
    started = time.monotonic()

    def wanted(steps):
        return [step for step in steps if not options.only or step.name in options.only]

    for step in wanted(builds(systems)):
        table.append((step, *step.run()))
        if table[-1][2] and step.name == 'build':
            broken.add(step.system)

    def runnable(step):
        """Images that were not built cannot be tested; that they were not counts already."""
        return step.system not in broken

    with concurrent.futures.ThreadPoolExecutor(max_workers=max(os.cpu_count() or 1, 1)) as pool:
        running = [(step, pool.submit(step.run)) for step in wanted(tests(systems, options.long)) if runnable(step)]
        table += [(step, *future.result()) for step, future in running]

    print()
    for step, good, bad, took in table:
        print(f'{step.name + " " + step.system:<24}{good:>6} passed {bad:>5} failed {took:>8.1f} s')
    passed, failed = (sum(row[column] for row in table) for column in (1, 2))
    print(f'{"all":<24}{"":>27} {time.monotonic() - started:>8.1f} s')
    print(f'\n{passed} passed, {failed} failed', flush=True)
    return 1 if failed or not passed else 0


if __name__ == '__main__':
    sys.exit(main())
