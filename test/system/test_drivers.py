# SPDX-License-Identifier: GPL-3.0-or-later
"""The drivers of demo, bench and guest tests tell success from failure: checked on a stand-in for the guest."""

import json
import os
import struct
import subprocess
import sys

import pytest

import qemu

HERE = os.path.dirname(os.path.abspath(__file__))
FAKE = os.path.join(HERE, 'fakeguest.py')
RESTART = 'DEMO server=tmp pid=8 cause=request outcome=recovered instructions=1234 microseconds=5 bytes=4096\n'
END = 'DEMO-SUMMARY servers=1 recovered=1 client_iterations=9 client_errors=0 files_lost=0 failures=0\n'
FIGURES = ''.join(f'BENCH {key}=7\n' for key in ('null_syscall', 'ipc_1', 'ipc_8', 'ipc_64', 'context_switch',
                                                 'stat_etc', 'spawn', 'restart_tmp', 'boot', 'crash_tmp_p50',
                                                 'crash_recovery_p50', 'crash_decision_p50', 'hang_tmp_p50',
                                                 'supervision_off', 'crash_loop_bystander_percent'))
TAP = '1..2 # Start /test/A\nok 1 one\nok 2 two\n# Finish /test/A OK\n# Completed OK (2 passed 0 failed 0 skipped 2 total)\n'


@pytest.fixture
def images(tmp_path):
    """A folder that looks like one with images: a kernel of 100 bytes of code, boot image, root file system."""
    header = b'\x7fELF\x01\x01\x01' + bytes(9) + struct.pack('<HHIIIIIHHHHHH', 2, 3, 1, 0, 52, 0, 0, 52, 32, 1, 0, 0, 0)
    header += struct.pack('<8I', 1, 0, 0, 0, 100, 200, 5, 4096)
    (tmp_path / 'kernel').mkdir()
    (tmp_path / 'kernel' / 'kernel').write_bytes(header)
    for name in ('boot.img', 'rootfs.ext2'):
        (tmp_path / name).write_bytes(bytes(10))
    (tmp_path / 'machine.json').write_text(json.dumps({'arch': 'any', 'qemu': FAKE, 'flags': '',
                                                       'kernel': 'kernel/kernel', 'initrd': 'boot.img'}))
    return tmp_path


def drive(script, images, output, *more, status=0):
    """Runs a driver on the stand-in. Returns its exit status and what it printed."""
    environment = dict(os.environ, FAKE_OUTPUT=output, FAKE_STATUS=str(status),
                       FAKE_POWEROFF='1' if script == 'demo.py' else '')
    result = subprocess.run([sys.executable, '-B', os.path.join(qemu.TOP, 'support', script), '--build', str(images),
                             '--qemu', FAKE, '--flags=', '--timeout', '15', *more], env=environment, timeout=60,
                            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    return result.returncode, result.stdout


def test_demo_succeeds_and_writes_its_lines(images, tmp_path):
    path = tmp_path / 'demo.json'
    status, printed = drive('demo.py', images, RESTART + END, '--json', str(path))
    assert status == 0, printed
    assert json.loads(path.read_text()) == [{'server': 'tmp', 'pid': 8, 'cause': 'request', 'outcome': 'recovered',
                                             'instructions': 1234, 'microseconds': 5, 'bytes': 4096}]


@pytest.mark.parametrize('output, status', [
    ('', 0), (RESTART, 0), (END, 0), (RESTART.replace('recovered', 'lost') + END, 0),
    (RESTART + END.replace('errors=0', 'errors=1'), 0), (RESTART + END.replace('servers=1', 'servers=2'), 0),
    (RESTART + END.replace('iterations=9', 'iterations=0'), 0), (RESTART + END.replace('failures=0', 'failures=1'), 0),
    (RESTART + END, 3)])
def test_demo_fails_when_anything_is_wrong(images, output, status):
    code, printed = drive('demo.py', images, output, status=status)
    assert code != 0 and 'FAILED' in printed


def test_demo_that_does_not_power_off_fails_after_the_time_limit(images):
    code, printed = drive('demo.py', images, RESTART + END, '--timeout', '4', '--command', 'root')
    assert code != 0 and 'did not power off' in printed


def test_bench_writes_one_flat_object(images, tmp_path):
    path = tmp_path / 'bench.json'
    status, printed = drive('bench.py', images, FIGURES + 'BENCH-END\n', '--json', str(path))
    assert status == 0, printed
    figures = json.loads(path.read_text())
    assert figures['arch'] == 'any' and figures['ipc_64'] == 7 and figures['kernel_bytes'] == 100
    assert figures['kernel_code_lines'] > 0


@pytest.mark.parametrize('output, status', [
    ('', 0), (FIGURES, 0), (FIGURES.replace('BENCH boot=7\n', '') + 'BENCH-END\n', 0), (FIGURES + 'BENCH-END\n', 1)])
def test_bench_fails_when_a_figure_or_the_end_is_missing(images, output, status):
    code, printed = drive('bench.py', images, output, status=status)
    assert code != 0 and 'FAILED' in printed


@pytest.mark.parametrize('driver', ['demo.py', 'bench.py', 'campaign.py'])
def test_a_result_that_cannot_be_written_is_said_before_the_guest_runs(images, tmp_path, driver):
    for path in (tmp_path / 'missing' / 'file.json', tmp_path):
        code, printed = drive(driver, images, 'the guest ran', '--json', str(path))
        assert code == 2 and f'{path} cannot be written' in printed and 'the guest ran' not in printed


def test_unknown_steps_of_the_tests_are_named():
    done = subprocess.run([sys.executable, '-B', os.path.join(qemu.TOP, 'support', 'testall.py'), '--only', 'nonsense'],
                          capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 2 and "no step 'nonsense'" in done.stderr


def test_guest_tests_are_counted(images, tmp_path):
    path = tmp_path / 'counts.json'
    status, printed = drive('guesttest.py', images, TAP, '--result', str(path))
    assert status == 0, printed
    assert json.loads(path.read_text()) == {'passed': 2, 'failed': 0}


@pytest.mark.parametrize('output, status, failed', [
    ('', 0, 1), (TAP.replace('ok 2', 'not ok 2'), 0, 1), (TAP.replace('ok 2 two\n', ''), 0, 1),
    (TAP.replace('1..2', '1..4'), 0, 2), (TAP.split('# Completed', maxsplit=1)[0], 0, 1), (TAP, 3, 1)])
def test_guest_tests_that_fail_or_do_not_run_are_counted_as_failed(images, tmp_path, output, status, failed):
    path = tmp_path / 'counts.json'
    code, printed = drive('guesttest.py', images, output, '--result', str(path), status=status)
    assert code == 1, printed
    assert json.loads(path.read_text())['failed'] == failed
