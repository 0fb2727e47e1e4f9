# SPDX-License-Identifier: GPL-3.0-or-later
"""A person at the console: logs in, looks around, makes mistakes, restarts everything, logs out, shuts down."""

import re

import qemu


def test_wrong_names_are_refused_and_right_ones_accepted(machine):
    with machine() as guest:
        guest.boot(90)
        for name in ('nobody-here', 'roo', 'root2', 'x' * 60):
            guest.sendline(name)
            guest.expect('Login incorrect', 20)
            guest.expect(qemu.LOGIN, 20)
        guest.sendline('')
        guest.expect(qemu.LOGIN, 20)
        # Corrected with backspace
        guest.sendline('rooz\x7ft')
        guest.expect(qemu.PROMPT, 20)
        assert guest.poweroff() == 0


def test_logging_out_brings_the_next_login(machine):
    with machine() as guest:
        guest.boot(90)
        for user in ('root', 'guest', 'root'):
            guest.login(user)
            assert 'localhost' in guest.run('cat /etc/hostname')
            guest.sendline('exit')
            guest.expect(qemu.LOGIN, 20)
        guest.login()
        assert guest.poweroff() == 0


def test_a_guest_can_do_no_harm(machine):
    with machine() as guest:
        guest.boot(90).login('guest')
        for command in ('shutdown', 'shutdown -r', 'kill 1', 'kill 3', 'sysctl -s 3', 'sysctl -r 3'):
            output = guest.run(f'{command}; echo status=$?')
            assert re.search('permission denied|not permitted', output, re.I), output
            assert 'status=0' not in output
        assert 'localhost' in guest.run('cat /etc/hostname')


def test_a_guest_cannot_take_the_devices_away(machine):
    with machine() as guest:
        guest.boot(90).login('guest')
        for path in ('/dev/serial/serial0/io', '/dev/serial/serial0', '/dev/serial/loglevel', '/dev/time/rtc0'):
            assert 'ermission denied' in guest.run(f'rm {path}')
        assert 'UTC' in guest.run('date')
        # Levels of the log are set by writing to them
        assert guest.run('write /dev/serial/loglevel 4; cat /dev/serial/loglevel').split() == ['4']
        guest.sendline('exit')
        guest.boot(30).login()


def test_a_campaign_that_may_not_restart_leaves_no_client_behind(machine):
    with machine() as guest:
        guest.boot(90).login('guest')
        assert 'status=1' in guest.run('faultcampaign 1 1 0; echo status=$?', 60)
        assert 'faultcampaign' not in guest.run('ps')


def test_a_whole_session(machine):
    with machine() as guest:
        guest.boot(90).login()
        listed = re.findall(r'^(\d+)\s.*\s(/server/\S+)\s*$', guest.run('ps'), re.M)
        assert len(listed) >= 8
        for pid, path in listed:
            output = guest.run(f'sysctl -r {pid}; echo status=$?')
            assert ('status=0' in output) == ('/recovery/' not in path), (path, output)
            assert 'hostname' in guest.run('ls /etc')
            assert 'localhost' in guest.run('cat /etc/hostname')
            guest.run(f'touch /tmp/after{pid}')
            assert f'after{pid}' in guest.run('ls /tmp')
        assert re.findall(r'^(\d+)\s.*\s(/server/\S+)\s*$', guest.run('ps'), re.M) == listed
        assert guest.poweroff() == 0


def test_init_is_healed_and_lets_people_log_in(machine):
    with machine() as guest:
        guest.boot(90).login()
        for kind, cause in (('null', 'memory access'), ('exit', 'exit'), ('loop', 'hang')):
            guest.run(f'fault init {kind}')
            # It happens when the login that it waits for ends
            guest.sendline('exit')
            guest.expect(rf'restarted /bin/init/init \(process 5\) after a fault: {cause}', 30)
            guest.expect(qemu.LOGIN, 30)
            guest.login()
        status = guest.run('recovery status')
        assert re.search(r'^5 +init +\w+ +restart +3 ', status, re.M), status
        # The start script ran once
        assert len(re.findall(r'/server/filesystem/tmp/server', guest.run('ps'))) == 1


def test_init_finds_the_login_of_its_predecessor(machine):
    with machine() as guest:
        guest.boot(90).login()
        assert 'restarted' in guest.run('sysctl -r 5') + guest.run('true')
        guest.run('sleep 1')
        assert len(re.findall(r'/bin/login', guest.run('ps'))) == 1
        guest.sendline('exit')
        guest.expect(qemu.LOGIN, 30)
        guest.login()


def test_logging_out_at_once_again_and_again_is_no_hang_of_init(machine):
    with machine(icount=True) as guest:
        guest.boot(90).login()
        for _ in range(3):
            # A second passes before the next login when one took less
            guest.sendline('exit')
            guest.boot(30).login()
        assert 'init' not in guest.run('sleep 1; recovery log')


def test_status_names_functions_and_lists_the_recovery_server(machine):
    with machine() as guest:
        guest.boot(90).login()
        guest.run('fault tmp null')
        guest.run('fault recovery null')
        status = guest.run('recovery status')
        assert re.search(r'^10 +tmp .* memory access at [A-Za-z_:~]+\+0x[0-9a-f]+, ', status, re.M), status
        assert re.search(r'^2 +recovery .* kernel +1 .* memory access at [A-Za-z_:~]+\+0x[0-9a-f]+, ', status, re.M), status
