# SPDX-License-Identifier: GPL-3.0-or-later
"""What a newcomer gets from `./freenos debug`: gdb at the first line of the kernel, with the sources."""

import re
import shutil
import socket
import subprocess

import pytest

import qemu


def freePort():
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(('localhost', 0))
        return probe.getsockname()[1]


def test_debugger_stops_at_the_first_line_of_the_kernel_and_knows_programs(build, machine, tmp_path):
    architecture = machine().description()['gdb']
    gdb = shutil.which('gdb-multiarch') or (shutil.which('gdb') if architecture == 'i386' else None)
    if not gdb:
        pytest.skip('the debugger is missing')
    port, init = freePort(), tmp_path / 'gdbinit'
    qemu.writeGdbInit(str(init), build, architecture, port)
    with machine(extra=['-gdb', f'tcp:localhost:{port}', '-S']):
        result = subprocess.run([gdb, '-q', '-nx', '-batch', '-x', init, '-ex', 'next', '-ex', 'backtrace', '-ex',
                                 'symbols server/datastore', '-ex', 'info line main'], cwd=qemu.TOP, timeout=90,
                                stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    text = result.stdout + result.stderr
    assert re.search(r'Breakpoint 1, kernel_main \(.*\) at kernel/\w+/\w+Main\.cpp:\d+\n\d+\t +for \(', text), text
    assert re.search(r'^\d+\t.*new ConsoleLog\(\);', text, re.M), text
    assert re.search(r'^#0 +kernel_main .*\n#1 .*_start', text, re.M), text
    assert re.search(r'Line \d+ of "server/datastore/Main.cpp" starts at address 0x8000', text), text
