# SPDX-License-Identifier: GPL-3.0-or-later
"""A kernel that cannot go on says why, shows its registers and where it was, and ends the machine with a failure."""

import re


def test_panic_leaves_an_epitaph_and_a_failure(guest):
    guest.sendline('shutdown --panic')
    status = guest.wait(30)
    text = guest.before
    assert status != 0
    assert 'kernel stopped' in text and 'panic requested' in text
    assert '/bin/shutdown' in text
    registers = ('eax', 'ebx', 'ecx', 'edx', 'esi', 'edi', 'ebp', 'esp', 'eip', 'eflags', 'cs')
    for register in registers if guest.description()['arch'] == 'intel' else ():
        assert re.search(rf'\b{register} [0-9a-f]{{8}}', text), register
    _, _, backtrace = text.partition('backtrace:')
    calls = re.findall(r'^\s+([0-9a-f]{8}) (\S.*) \+ 0x[0-9a-f]+', backtrace, re.M)
    assert calls and any('PrivExecHandler' in name for _, name in calls), backtrace


def test_panic_needs_the_privilege(machine):
    with machine() as guest:
        guest.boot(90).login('guest')
        output = guest.run('shutdown --panic; echo status=$?')
        assert 'permission denied' in output and 'status=0' not in output
        assert 'still here' in guest.run('echo still here')


def test_each_status_of_a_shutdown_can_be_told_from_success(machine):
    with machine() as guest:
        guest.boot(90).login()
        assert guest.poweroff('shutdown 1') != 0
