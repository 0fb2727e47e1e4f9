# SPDX-License-Identifier: GPL-3.0-or-later
"""Servers are restarted in place, many times, while they are used: nobody notices and nothing is lost."""

import re

import pytest

import restartloop

GOOD = {'server': 'tmp', 'pid': 10, 'restarts': 5, 'pages_before': 7, 'pages_after': 7, 'shares_before': 3,
        'shares_after': 3, 'heap_before': 9, 'heap_after': 9, 'rounds': 20, 'client_errors': 0, 'errors': 0}
PROCESS = re.compile(r'^(\d+)\s.*?(\d+)\s+(\d+)\s+\S+\s+(/\S+)\s*$', re.M)


def processes(guest):
    """Restart counts of all processes: path to (ProcessID, restarts, faults)."""
    return {path: (int(pid), int(restarts), int(faults))
            for pid, restarts, faults, path in PROCESS.findall(guest.run('ps'))}


def pathOf(guest, name):
    """Program of a server."""
    return next(path for path in processes(guest) if f'/{name}/' in path)


@pytest.mark.parametrize('name', restartloop.SERVERS)
def test_restarts_under_load_lose_nothing(machine, name, long):
    with machine(extra=restartloop.COUNTED, timeout=300) as guest:
        guest.boot(90).login()
        assert restartloop.run(guest, 1000 if long else 100, [name]) == []
        assert guest.poweroff() == 0


@pytest.mark.parametrize('change', [
    {'restarts': 4}, {'pages_after': 6}, {'pages_after': 8}, {'shares_after': 4}, {'heap_after': 8}, {'rounds': 4},
    {'client_errors': 1}, {'errors': 1}, {'server': 'ext2'}])
def test_whatever_is_lost_is_reported(change):
    assert restartloop.problems([GOOD], 5, ['tmp']) == []
    assert restartloop.problems([dict(GOOD, **change)], 5, ['tmp']) != []


def test_who_reads_from_the_console_reads_on_after_its_restart(guest):
    # The restart comes while the shell already waits for the next line
    pid = processes(guest)[pathOf(guest, 'serial')][0]
    guest.run(f"write /tmp/later 'sleep 1; sysctl -r {pid}; echo restarted the console'")
    guest.run('sh /tmp/later &')
    guest.expect('restarted the console', 30)
    assert 'typed afterwards' in guest.run('echo typed afterwards')
    assert processes(guest)[pathOf(guest, 'serial')][1] == 1


def test_a_file_system_that_ends_for_good_blocks_nobody_and_is_replaced(guest):
    path = pathOf(guest, 'tmp')
    pid = processes(guest)[path][0]
    guest.run('touch /tmp/first')
    guest.run(f'kill {pid}')
    assert path not in processes(guest)
    assert 'first' not in guest.run('ls /tmp')
    guest.run('/server/filesystem/tmp/server &')
    guest.run('mount --wait=/tmp')
    assert processes(guest)[path][0] != pid
    guest.run('touch /tmp/second')
    assert 'second' in guest.run('ls /tmp')
    assert 'localhost' in guest.run('cat /etc/hostname')


def test_a_program_without_privileges_restarts_its_own_children_only(machine):
    with machine() as guest:
        guest.boot(90).login('guest')
        for pid in (0, 1, 2, 3, 4, 5):
            output = guest.run(f'sysctl -r {pid}; echo status=$?')
            assert 'status=0' not in output and 'cannot restart' in output
        child = re.search(r'\[(\d+)\]', guest.run('sleep 100 &'))[1]
        assert 'status=0' in guest.run(f'sysctl -r {child}; echo status=$?')
        assert all(entry[1] == 0 for path, entry in processes(guest).items() if path.startswith('/server/'))
