#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""
Runs the fuzzers: each first on its kept corpus (test/fuzz/corpus/NAME), then on a fixed number of inputs made from a
fixed seed. The time limit only guards against a fuzzer that hangs; it does not decide how much is tried.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import tap  # noqa: E402

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def run(fuzzer, options):
    """Runs one fuzzer. Returns what went wrong, or nothing, and how many inputs were tried."""
    name = os.path.basename(fuzzer)
    kept = os.path.join(TOP, 'test', 'fuzz', 'corpus', name)
    artifacts = os.path.join(os.path.dirname(fuzzer), 'artifacts', '')
    os.makedirs(artifacts, exist_ok=True)
    with tempfile.TemporaryDirectory() as found:
        command = [fuzzer, f'-seed={options.seed}', f'-runs={options.runs}', '-rss_limit_mb=2048', '-timeout=10',
                   f'-max_total_time={int(options.seconds)}', '-max_len=65536', '-print_final_stats=1',
                   f'-artifact_prefix={artifacts}', found] + ([kept] if os.path.isdir(kept) else [])
        environment = dict(os.environ, ASAN_OPTIONS='detect_leaks=0:allocator_may_return_null=1', LC_ALL='C',
                           UBSAN_OPTIONS='halt_on_error=1:print_stacktrace=1')
        try:
            result = subprocess.run(command, env=environment, capture_output=True, text=True, errors='replace',
                                    timeout=options.seconds + 120, check=False)
        except subprocess.TimeoutExpired:
            return 'hangs', 0
    tried = re.search(r'stat::number_of_executed_units:\s*(\d+)', result.stderr)
    count = int(tried[1]) if tried else 0
    if result.returncode != 0:
        return '\n'.join(result.stderr.splitlines()[-40:]), count
    return '' if count else 'tried nothing', count


def main():
    parser = argparse.ArgumentParser(description='run the fuzzers')
    parser.add_argument('build', nargs='?', default='build/host-fuzz', help='folder with the fuzzers')
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--runs', type=int, default=20000, help='inputs for each fuzzer')
    parser.add_argument('--seconds', type=float, default=40, help='time limit for each fuzzer')
    parser.add_argument('--result', help='file for the counts')
    options = parser.parse_args()
    folder = os.path.join(os.path.abspath(options.build), 'test', 'fuzz')
    fuzzers = sorted(os.path.join(folder, name) for name in (os.listdir(folder) if os.path.isdir(folder) else [])
                     if name.endswith('Fuzz'))
    passed = failed = 0
    for fuzzer in fuzzers:
        fault, count = run(fuzzer, options)
        print(f"  {'FAIL' if fault else 'ok':<6}  {os.path.basename(fuzzer)} ({count:,} inputs)")
        if fault:
            print('\n'.join('          | ' + line for line in fault.splitlines()))
        failed += 1 if fault else 0
        passed += 0 if fault else 1
    if not fuzzers:
        print('  no fuzzers in ' + folder)
        failed = 1
    print(f'fuzzers: {passed} passed, {failed} failed')
    tap.store(options.result, passed, failed)
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
