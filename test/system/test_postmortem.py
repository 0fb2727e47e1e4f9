# SPDX-License-Identifier: GPL-3.0-or-later
"""A program that died in the guest can be looked at with gdb on the host."""

import base64
import os
import re
import shutil
import subprocess
import sys

import pytest

import checksum
import postmortem
import qemu

SCRIPT = os.path.join(qemu.TOP, 'support', 'postmortem.py')
CORE = bytes(range(200)) + bytes(57 * 4) + b'end'


def exported(data=CORE, size=None, total=None, name='tmp'):
    """What the guest prints for a core file."""
    lines, zeros = [], 0
    for position in range(0, len(data), postmortem.LINE):
        part = data[position:position + postmortem.LINE]
        if not any(part) and len(part) == postmortem.LINE:
            zeros += 1
            continue
        lines += [f'*{zeros}'] if zeros else []
        zeros = 0
        lines.append(base64.b64encode(part).decode())
    lines += [f'*{zeros}'] if zeros else []
    total = checksum.checksum(data) if total is None else total
    return '\r\n'.join(['noise', f'-----BEGIN CORE name={name} path=/server/filesystem/{name}/server '
                        f'size={len(data) if size is None else size} checksum={total:x}-----', *lines,
                        postmortem.END, 'noise', ''])


def test_cores_are_found_between_their_markers():
    found = postmortem.cores('(localhost) / # ' + exported() + exported(CORE[:57], name='time'))
    assert [(core.name, core.data) for core in found] == [('tmp', CORE), ('time', CORE[:57])]
    assert found[0].path == '/server/filesystem/tmp/server'
    assert not postmortem.cores('nothing of that kind')


@pytest.mark.parametrize('text', [
    exported(size=len(CORE) + 1), exported(size=len(CORE) - 1), exported(total=1),
    exported().replace(postmortem.END, ''), exported().replace('\r\n*', '\r\n[Notice] *', 1),
    exported().replace('\r\n*', '\r\n*99999', 1)])
def test_damaged_cores_are_refused(text):
    with pytest.raises(postmortem.PostmortemError):
        postmortem.cores(text)


def test_log_without_core_fails(tmp_path):
    log = tmp_path / 'console.log'
    log.write_text('the guest said nothing')
    result = subprocess.run([sys.executable, '-B', SCRIPT, str(log)], capture_output=True, text=True, timeout=60,
                            check=False)
    assert result.returncode == 1 and 'there is no core file' in result.stderr


@pytest.fixture(scope='module')
def console(build):
    """Console of a guest in which servers were made to fail, and their dumps were printed."""
    log = os.path.join(build, 'system', 'postmortem-console.log')
    with qemu.Machine(build, timeout=240, log=log) as guest:
        guest.boot(90).login()
        guest.run('/server/victim/server &')
        guest.run('recovery restart victim')
        # The RecoveryServer comes last: the other dumps outlive it
        for name, kind in (('victim', 'illegal'), ('tmp', 'null'), ('recovery', 'illegal')):
            guest.run(f'fault {name} {kind}')
            guest.run('sleep 1')
        for name in ('victim', 'tmp', 'recovery'):
            guest.run(f'recovery dump {name} -x')
        guest.run('recovery dump tmp')
        listing = guest.run('ls -l -n /tmp')
        missing = guest.run('recovery dump time; echo status=$?')
        assert guest.poweroff() == 0
    return log, listing, missing


def test_dump_is_stored_in_the_guest(console):
    _, listing, missing = console
    size = int(re.search(r'(\d+) core\.tmp', listing)[1])
    assert size > 4096
    assert 'there is no crash dump' in missing and 'status=1' in missing


@pytest.mark.skipif(not (shutil.which('gdb') or shutil.which('gdb-multiarch')), reason='there is no gdb')
def test_gdb_opens_the_cores(console, build, tmp_path):
    result = subprocess.run([sys.executable, '-B', SCRIPT, '--build', build, '--output', str(tmp_path), console[0]],
                            capture_output=True, text=True, timeout=200, check=False)
    assert result.returncode == 0, result.stderr
    victim, others = result.stdout.split('/server/filesystem/tmp/server: ', 1)
    tmp, recovery = others.split('/server/recovery/server: ', 1)

    # Signal, registers and the way to where it happened, by the names in the source
    assert 'SIGILL' in victim and 'SIGSEGV' in tmp and 'SIGILL' in recovery
    assert 'may not match' not in result.stdout
    for text in (victim, tmp, recovery):
        assert re.search(r'^(eip|pc) +0x8000', text, re.M)
        assert re.search(r'^(esp|sp) +0xc000', text, re.M)
    assert re.search(r'^#\d.* main \(.*\) at server/victim/Main\.cpp:\d+', victim, re.M)
    assert re.search(r'^#\d.* main \(.*\) at server/filesystem/tmp/Main\.cpp:\d+', tmp, re.M)
    assert re.search(r'^#\d.* main \(.*\) at server/recovery/Main\.cpp:\d+', recovery, re.M)
    assert 'ChannelServer<VictimServer, VictimMessage>::run' in victim
    for name in ('victim', 'tmp', 'recovery'):
        assert (tmp_path / f'core.{name}').read_bytes()[:4] == b'\x7fELF'


@pytest.mark.skipif(not (shutil.which('gdb') or shutil.which('gdb-multiarch')), reason='there is no gdb')
def test_memory_in_the_core_is_that_of_the_process(console, build, tmp_path):
    with open(console[0], encoding='latin-1', newline='') as stream:
        core = postmortem.cores(qemu.ANSI.sub('', stream.read()))[0]
    text = postmortem.explain(core, build, str(tmp_path), ['print/x *(unsigned int *) $sp', 'x/2i $pc',
                                                           'frame 1', 'print server.m_self'])

    # The stack is readable, and the server's own ProcessID is in its object
    assert re.search(r'\$1 = 0x[0-9a-f]+', text)
    assert 'Cannot access memory' not in text
    assert f'= {int.from_bytes(core.data[52 + 32 * core.data[44] + 20 + 24:][:4], "little")}' in text
