# SPDX-License-Identifier: GPL-3.0-or-later
"""Servers complain about others that give no sign of life, and the RecoveryServer finds out whether they are right."""

import re

SLOW = ['-append', 'policies=/etc/slowping.conf']


def test_root_file_system_complains_about_a_mount_that_hangs(machine):
    with machine(extra=SLOW) as guest:
        guest.boot(90).login()
        guest.run('write /tmp/note kept')
        guest.run('fault tmp loop')
        # The read waits for tmp. Its own pings would find it after two minutes
        assert 'kept' in guest.run('cat /tmp/note', 30)
        log = guest.run('recovery log')
        assert re.search(r'tmp \(process 10\): hang: restarted', log), log


def test_complainer_is_named(machine):
    with machine(extra=SLOW) as guest:
        guest.boot(90).login()
        guest.run('fault tmp loop')
        guest.expect(r'process 3 complained about process 10, which shows no life', 30)
        guest.expect(r'restarted /server/filesystem/tmp/server \(process 10\) after a fault: hang', 30)


def test_core_server_complains_about_its_peers(machine):
    with machine(extra=SLOW) as guest:
        guest.boot(90).login()
        guest.run('fault datastore loop')
        guest.expect(r'process 0 complained about process 1, which shows no life', 30)
        guest.expect(r'restarted /server/datastore/server \(process 1\) after a fault: hang', 30)


def test_nobody_is_complained_about_who_is_well(machine):
    with machine(extra=SLOW) as guest:
        guest.boot(90).login()
        guest.run('sleep 3')
        log = guest.run('recovery log')
        assert 'restarted' not in log and 'hang' not in log, log
