#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""
Measures the guest in its own instructions. /bin/bench in the guest prints lines `BENCH key=value` and, at the end,
`BENCH-END`; sizes of kernel and images are taken here. Several systems are measured at the same time, as their guests
count instructions, and shown side by side.
"""

import argparse
import concurrent.futures
import json
import os
import re
import struct
import sys
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import qemu  # noqa: E402

REQUIRED = ('null_syscall', 'ipc_1', 'ipc_8', 'ipc_64', 'context_switch', 'stat_etc', 'spawn', 'restart_tmp', 'boot',
            'crash_tmp_p50', 'crash_recovery_p50', 'crash_decision_p50', 'hang_tmp_p50', 'supervision_off',
            'crash_loop_bystander_percent')


def loadedBytes(path):
    """Bytes of code and initialised data in a 32-bit ELF file: what is loaded from it."""
    with open(path, 'rb') as stream:
        data = stream.read()
    if data[:5] != b'\x7fELF\x01':
        raise SystemExit(f'{path}: not a 32-bit ELF file')
    offset, size, count = struct.unpack_from('<I', data, 28)[0], *struct.unpack_from('<HH', data, 42)
    total = 0
    for index in range(count):
        kind, _, _, _, fileSize = struct.unpack_from('<5I', data, offset + index * size)
        total += fileSize if kind == 1 else 0
    return total


def codeLines(folder):
    """Lines with code, neither blank nor comment, in the sources below a folder."""
    total = 0
    for where, _, names in os.walk(folder):
        for name in names:
            if not name.endswith(('.h', '.cpp', '.S', '.c')):
                continue
            with open(os.path.join(where, name), encoding='utf-8', errors='replace') as stream:
                text = re.sub(r'/\*.*?\*/', lambda match: '\n' * match[0].count('\n'), stream.read(), flags=re.S)
            total += sum(1 for line in text.splitlines() if re.sub(r'//.*', '', line).strip())
    return total


def sizes(build):
    """Figures that need no run."""
    result = {'kernel_bytes': loadedBytes(os.path.join(build, 'kernel', 'kernel')),
              'kernel_code_lines': codeLines(os.path.join(qemu.TOP, 'kernel'))}
    for key, name in (('boot_image_bytes', 'boot.img'), ('rootfs_bytes', 'rootfs.ext2')):
        result[key] = os.path.getsize(os.path.join(build, name))
    return result


def show(key, *columns):
    """Prints a line of the table."""
    print(f'  {key:<28}' + ''.join(f'{column:>16}' for column in columns), flush=True)


def number(value):
    """A figure for people; nothing if it was not measured."""
    return f'{value:,}' if isinstance(value, int) else '-'


def measure(options, build, values, tell):
    """Runs the measurements in the guest whose images are in a folder, and tells each figure as it comes."""
    done = False
    options = argparse.Namespace(**dict(vars(options), build=build))
    # On the kernel's command line, the word `bench` makes /bin/login print what the boot took
    guest = qemu.machine(options, icount=True, log=os.path.join(build, 'bench.log'))
    guest.extra += ['-append', ' '.join(['bench'] + guest.description().get('options', []))]
    with guest:
        values['arch'] = options.arch or guest.description()['arch']
        guest.boot(180)
        booted = re.search(r'^BOOT instructions=(\d+)', guest.before, re.M)
        if booted:
            values['boot'] = int(booted[1])
            tell('boot', values['boot'])
        guest.login()
        for line in guest.lines(options.command):
            found = re.match(r'BENCH (\w+)=(-?\d+)\s*$', line)
            if found:
                values[found[1]] = int(found[2])
                tell(found[1], values[found[1]])
            done = done or line.startswith('BENCH-END')
        status = guest.poweroff()
    if not done or status != 0:
        raise qemu.GuestError(f'the measurements did not come to their end (status {status})')


def collect(options, build, tell):
    """All figures of the system whose images are in a folder, as one flat object, and what is wrong with them."""
    values, failed = {'arch': options.arch}, []
    try:
        measure(options, build, values, tell)
    except qemu.GuestError as error:
        failed.append(str(error))
    failed += [f'no figure for {key}' for key in REQUIRED if values.get(key, 0) <= 0]
    values.update(sizes(build))
    return values, failed


def single(options, build):
    """Measures one system and prints each figure as it comes."""
    print('Guest instructions (release build unless DEBUG=True)')
    values, failed = collect(options, build, lambda key, value: show(key, number(value)))
    print('Sizes')
    for key in sizes(build):
        show(key, number(values[key]))
    return values, failed


def several(options, builds):
    """Measures several systems at the same time and prints one table: a column for each, then the last by the first."""
    started = time.monotonic()
    print(f'Measuring {len(builds)} systems; that takes minutes', flush=True)
    with concurrent.futures.ThreadPoolExecutor(max_workers=len(builds)) as pool:
        results = list(pool.map(lambda build: collect(options, build, lambda key, value: None), builds))
    figures = [values for values, _ in results]
    names = [str(values['arch']) for values in figures]
    print(f'Guest instructions and sizes (release build unless DEBUG=True), {time.monotonic() - started:.0f} s')
    show('', *names, f'{names[-1]}/{names[0]}')
    # The order of the first one; what only others have comes behind
    for key in dict.fromkeys(key for values in figures for key in values if key != 'arch'):
        row = [values.get(key) for values in figures]
        ratio = f'{row[-1] / row[0]:.2f}' if row[0] and row[-1] is not None else '-'
        show(key, *map(number, row), ratio)
    return figures, [f'{name}: {text}' for name, (_, failed) in zip(names, results) for text in failed]


def main():
    parser = qemu.arguments(argparse.ArgumentParser(description='measure the guest in its own instructions'))
    parser.add_argument('--beside', action='append', default=[], metavar='FOLDER',
                        help='images of another system, to be measured at the same time and shown beside the first')
    parser.add_argument('--json', type=qemu.resultFile,
                        help='file for the figures: a flat object, or a list of them with --beside')
    parser.add_argument('--arch', help='name of the architecture in the figures, default: as the build says')
    parser.add_argument('--command', default='/bin/bench', help='what to run in the guest')
    options = parser.parse_args()
    if options.beside:
        values, failed = several(options, [options.build, *options.beside])
    else:
        values, failed = single(options, options.build)
    if options.json:
        with open(options.json, 'w', encoding='utf-8') as stream:
            json.dump(values, stream, indent=2)
            stream.write('\n')
    for text in failed:
        print(f'FAILED: {text}')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
