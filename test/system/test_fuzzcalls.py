# SPDX-License-Identifier: GPL-3.0-or-later
"""A million random system calls from a process without privileges leave the system working."""

import re

import pytest


@pytest.mark.parametrize('seed', range(1, 9))
def test_a_million_random_calls_leave_the_system_working(machine, seed, long):
    if seed > 1 and not long:
        pytest.skip('with --long')
    with machine(timeout=280) as guest:
        guest.boot(90).login()
        output = guest.run(f'fuzzcalls -s {seed} -n 1000000; echo status=$?')
        assert 'FUZZCALLS done calls=1000000' in output and 'FUZZCALLS failures=0' in output, output[-2000:]
        assert 'status=0' in output
        listed = dict((path, (pid, restarts)) for pid, restarts, path in
                      re.findall(r'^(\d+)\s.*?(\d+)\s+\d+\s+\S+\s+(/server/\S+)\s*$', guest.run('ps'), re.M))
        assert {'/server/core/server', '/server/datastore/server', '/server/recovery/server'} <= set(listed)
        assert all(restarts == '0' for _, restarts in listed.values()), listed
        assert 'localhost' in guest.run('cat /etc/hostname')
        guest.run('touch /tmp/afterwards')
        assert 'afterwards' in guest.run('ls /tmp')
        for pid, _ in (value for path, value in listed.items() if '/recovery/' not in path):
            assert 'status=0' in guest.run(f'sysctl -r {pid}; echo status=$?')
        assert 'afterwards' in guest.run('ls /tmp')
        assert guest.poweroff() == 0
