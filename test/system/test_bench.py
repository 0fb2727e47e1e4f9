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
    # What FreeNOS 1.0.4 takes is far away, and the number of clients does not matter
    for key, foreign in (('null_syscall', 1336), ('ipc_1', 14362), ('stat_etc', 42000)):
        assert figures[key] < foreign / 4, key
    assert figures['ipc_64'] < figures['ipc_1'] * 1.2
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


def fakeBuild(folder, arch):
    """Images of a system that the stand-in for the emulator needs none of."""
    folder.mkdir()
    (folder / 'kernel').mkdir()
    (folder / 'kernel' / 'kernel').write_bytes(b'\x7fELF\x01' + bytes(47))
    for name in ('boot.img', 'rootfs.ext2'):
        (folder / name).write_bytes(bytes(100))
    script = os.path.join(os.path.dirname(__file__), 'fakeguest.py')
    machine = {'arch': arch, 'qemu': sys.executable, 'flags': '-B ' + script, 'gdb': '', 'clock': True,
               'kernel': 'kernel/kernel', 'initrd': 'boot.img', 'options': []}
    (folder / 'machine.json').write_text(json.dumps(machine))
    return str(folder)


def test_bench_of_two_systems_is_one_table_and_a_list_of_objects(tmp_path, monkeypatch):
    monkeypatch.setenv('FAKE_OUTPUT', 'BENCH null_syscall=60\nBENCH spawn=1234\nBENCH-END\n')
    builds = [fakeBuild(tmp_path / arch, arch) for arch in ('intel', 'arm')]
    status, printed, figures = drive('bench.py', builds[0], tmp_path / 'both.json', '--beside', builds[1])
    assert [values['arch'] for values in figures] == ['intel', 'arm']
    assert all(values['null_syscall'] == 60 and values['boot_image_bytes'] == 100 for values in figures)
    rows = [line.split() for line in printed.splitlines()]
    assert ['intel', 'arm', 'arm/intel'] in rows
    assert ['spawn', '1,234', '1,234', '1.00'] in rows
    # What is missing is said of each
    assert status == 1
    assert all(f'FAILED: {arch}: no figure for boot' in printed for arch in ('intel', 'arm'))
