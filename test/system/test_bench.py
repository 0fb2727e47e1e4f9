# SPDX-License-Identifier: GPL-3.0-or-later
"""The measurements run to their end and write what they promise. Judged are only limits far from what they are."""

import json
import os
import subprocess
import sys

import qemu

KEYS = ('null_syscall', 'ipc_1', 'ipc_8', 'ipc_64', 'context_switch', 'stat_etc', 'spawn', 'restart_tmp', 'boot',
        'kernel_bytes', 'kernel_code_lines')


SERVERS = ('core', 'datastore', 'recovery', 'ext2', 'tmp', 'serial', 'time')


def drive(script, build, path, *more):
    """Runs a driver on the real images. Returns its exit status, what it printed and what it wrote."""
    result = subprocess.run([sys.executable, '-B', os.path.join(qemu.TOP, 'support', script), '--build', build,
                             '--timeout', '420', '--json', str(path), *more], timeout=450, stdout=subprocess.PIPE,
                            stderr=subprocess.STDOUT, text=True, check=False)
    return result.returncode, result.stdout, json.loads(path.read_text()) if path.exists() else None


def test_bench_measures_everything(build, tmp_path):
    status, printed, figures = drive('bench.py', build, tmp_path / 'bench.json')
    assert status == 0, printed
    assert isinstance(figures['arch'], str)
    for key in KEYS:
        assert isinstance(figures[key], int) and figures[key] > 0, key
    for server in SERVERS:
        assert 0 < figures[f'crash_{server}_min'] <= figures[f'crash_{server}_p50'] <= figures[f'crash_{server}_max']
        assert figures[f'crash_{server}_max'] < 3_000_000, server
    # What others feel of supervision, and of a server that crashes again and again
    assert figures['supervision_cost_ppm'] <= 20_000
    assert figures['crash_loop_restarts'] >= 3 and figures['crash_loop_bystander_percent'] >= 90


def test_bench_of_the_same_images_gives_the_same_figures(build, tmp_path):
    # Instructions are counted; what depends on when a key arrives is left out
    command = '/bin/bench null_syscall context_switch'
    first, second = (drive('bench.py', build, tmp_path / name, '--command', command)[2]
                     for name in ('one.json', 'two.json'))
    for key in ('null_syscall', 'context_switch', 'kernel_bytes', 'kernel_code_lines'):
        assert first[key] == second[key], key
