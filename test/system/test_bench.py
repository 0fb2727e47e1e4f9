# SPDX-License-Identifier: GPL-3.0-or-later
"""Demonstration and measurements run to their end and write what they promise. No figure is judged here."""

import json
import os
import subprocess
import sys

import qemu

KEYS = ('null_syscall', 'ipc_1', 'ipc_8', 'ipc_64', 'context_switch', 'stat_etc', 'spawn', 'restart_tmp', 'boot',
        'kernel_bytes', 'kernel_code_lines')


def drive(script, build, path):
    """Runs a driver on the real images. Returns its exit status, what it printed and what it wrote."""
    result = subprocess.run([sys.executable, '-B', os.path.join(qemu.TOP, 'support', script), '--build', build,
                             '--timeout', '150', '--json', str(path)], timeout=180, stdout=subprocess.PIPE,
                            stderr=subprocess.STDOUT, text=True, check=False)
    return result.returncode, result.stdout, json.loads(path.read_text()) if path.exists() else None


def test_bench_measures_everything(build, tmp_path):
    status, printed, figures = drive('bench.py', build, tmp_path / 'bench.json')
    assert status == 0, printed
    assert isinstance(figures['arch'], str)
    for key in KEYS:
        assert isinstance(figures[key], int) and figures[key] > 0, key


def test_bench_of_the_same_images_gives_the_same_figures(build, tmp_path):
    # Instructions are counted; what depends on when a key arrives is left out
    first, second = (drive('bench.py', build, tmp_path / name)[2] for name in ('one.json', 'two.json'))
    for key in ('null_syscall', 'context_switch', 'kernel_bytes', 'kernel_code_lines'):
        assert first[key] == second[key], key


def test_demo_restarts_every_server(build, tmp_path):
    status, printed, restarts = drive('demo.py', build, tmp_path / 'demo.json')
    assert status == 0, printed
    assert {'core', 'datastore', 'ext2', 'tmp', 'serial'} <= {entry['server'] for entry in restarts}
    for entry in restarts:
        assert isinstance(entry['server'], str) and isinstance(entry['cause'], str)
        assert isinstance(entry['outcome'], str)
        for key in ('pid', 'instructions', 'microseconds'):
            assert isinstance(entry[key], int) and entry[key] >= 0, entry
        assert entry['instructions'] > 0
