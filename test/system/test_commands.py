# SPDX-License-Identifier: GPL-3.0-or-later
"""The commands: what they print, their exit status, and their words when something is wrong."""

import re
import time

import pytest


def status(guest, command):
    """Exit status of a command."""
    return int(re.search(r'status=(\d+)', guest.run(command + '; echo status=$?'))[1])


def test_echo_without_newline(sharedGuest):
    assert 'a bc' in sharedGuest.run('echo -n a b; echo c')


def test_ls_lists_directories_and_files(sharedGuest):
    assert 'init.sh' in sharedGuest.run('ls -n /etc').split()
    assert sharedGuest.run('ls -n /etc/passwd').split() == ['/etc/passwd']
    assert re.search(r'^-rw-r--r-- +0 +0 +4096 pattern', sharedGuest.run('ls -l -n /etc'), re.M)
    assert re.search(r'^drwx.* etc', sharedGuest.run('ls -ln /'), re.M)


@pytest.mark.parametrize('command', ['ls', 'cat', 'stat', 'rm'])
def test_missing_files_are_named(sharedGuest, command):
    output = sharedGuest.run(f'{command} /etc/no-such-file; echo status=$?')
    assert f'{command}: /etc/no-such-file: ' in output and 'status=1' in output


def test_cat_prints_files_one_after_the_other(sharedGuest):
    output = sharedGuest.run('cat /etc/pattern /etc/hostname')
    assert output.count('These 4096 bytes') == 64 and 'localhost' in output


def test_files_in_tmp_come_and_go(sharedGuest):
    assert status(sharedGuest, 'touch /tmp/file') == 0
    assert status(sharedGuest, 'touch /tmp/file') == 0
    assert 'file' in sharedGuest.run('ls -n /tmp').split()
    assert status(sharedGuest, 'write /tmp/file some text') == 0
    assert 'some text' in sharedGuest.run('cat /tmp/file')
    assert re.search(r'Size: 10\b', sharedGuest.run('stat /tmp/file'))
    assert status(sharedGuest, 'rm /tmp/file') == 0
    assert status(sharedGuest, 'stat /tmp/file') == 1


def test_directories_in_tmp(sharedGuest):
    assert status(sharedGuest, 'mkdir /tmp/directory') == 0
    assert re.search('Type: directory', sharedGuest.run('stat /tmp/directory'))
    assert status(sharedGuest, 'mkdir /tmp/directory') == 1
    assert status(sharedGuest, 'rm /tmp/directory') == 0


def test_a_directory_with_files_is_not_removed(sharedGuest):
    sharedGuest.run('mkdir /tmp/full; touch /tmp/full/file')
    assert 'rm: /tmp/full: Directory not empty' in sharedGuest.run('rm /tmp/full')
    assert status(sharedGuest, 'rm /tmp/full/file /tmp/full') == 0


def test_a_full_tmp_says_so_and_can_be_used_again(guest):
    names = [f'/tmp/{n}' for n in range(2100)]
    for n in range(0, len(names), 30):
        output = guest.run('touch ' + ' '.join(names[n:n + 30]))
        if output.strip():
            break
    assert re.search(r'^touch: /tmp/\d+: No space left on device', output), output
    assert 'No space left' in guest.run('write /tmp/one-more text')
    guest.run('fault tmp null')
    assert 'recovery: /tmp/core.tmp: No space left on device' in guest.run('recovery dump tmp')
    assert status(guest, 'write /tmp/7 text; rm /tmp/8') == 0
    assert status(guest, 'write /tmp/one-more text') == 0
    assert guest.run('cat /tmp/7 /tmp/one-more').split() == ['text', 'text']


def test_places_where_file_systems_are_mounted_are_listed(sharedGuest):
    for path in re.findall(r'^(/\S+/)(\S+) +/server/', sharedGuest.run('mount'), re.M):
        assert path[1] in sharedGuest.run(f'ls -n {path[0]}').split()


def test_the_root_file_system_is_read_only(sharedGuest):
    assert status(sharedGuest, 'touch /etc/new') == 1
    assert status(sharedGuest, 'rm /etc/passwd') == 1
    assert 'root:' in sharedGuest.run('cat /etc/passwd')


def test_mount_lists_the_file_systems(sharedGuest):
    output = sharedGuest.run('mount')
    for path in ('/tmp', '/dev/serial', '/dev/time'):
        assert re.search(rf'^{path}\S* +/server/', output, re.M)


def test_names_of_the_system(sharedGuest):
    assert sharedGuest.run('hostname').strip() == 'localhost'
    assert sharedGuest.run('uname').strip() == 'FreeNOS'
    assert 'localhost' in sharedGuest.run('uname -a')


def test_date_is_that_of_the_computer(sharedGuest):
    # A machine without a clock counts from the first second of 2000
    now = time.time() if sharedGuest.description()['clock'] else 946684800
    assert abs(int(sharedGuest.run('date -u')) - now) < 3600
    assert time.strftime('%Y-%m-', time.gmtime(now)) in sharedGuest.run('date')


def test_sysinfo(sharedGuest):
    output = sharedGuest.run('sysinfo')
    assert int(re.search(r'Memory Available: (\d+) KB', output)[1]) > 100000
    assert re.search(r'Processor Cores: +1\b', output)


def test_kill_ends_a_program_and_says_what_it_cannot(sharedGuest):
    pid = re.search(r'\[(\d+)\]', sharedGuest.run('sleep 1000 &'))[1]
    assert status(sharedGuest, f'kill {pid}') == 0
    assert 'no such process' in sharedGuest.run('kill 999')
    assert 'not a process number' in sharedGuest.run('kill x')


def test_sysctl_stops_and_continues(sharedGuest):
    pid = re.search(r'\[(\d+)\]', sharedGuest.run('sleep 1000 &'))[1]
    assert status(sharedGuest, f'sysctl -s {pid}') == 0
    assert re.search(rf'^{pid} .* Stopped ', sharedGuest.run('ps'), re.M)
    assert status(sharedGuest, f'sysctl -c {pid}') == 0
    assert not re.search(rf'^{pid} .* Stopped ', sharedGuest.run('ps'), re.M)
    sharedGuest.run(f'kill {pid}')


@pytest.mark.parametrize('command, culprit', [
    ('mknod /tmp/node c x 2', 'mknod: x 2: '), ('mknod /tmp/node c 99999999999 2', 'mknod: 99999999999 2: '),
    ('mknod /tmp/node c 1 65536', 'mknod: 1 65536: '), ('sleep ""', 'sleep: : '), ('sleep 0x1', 'sleep: 0x1: '),
    ('kill 1.5', 'kill: 1.5: '), ('kill 4294967295', 'kill: 4294967295: '), ('shutdown ""', 'shutdown: : '),
    ('shutdown 256', 'shutdown: 256: '), ('fault tmp flip -s 4x', 'fault: 4x: '), ('fuzzcalls -n -5', '-5: '),
    ('fuzzcalls -s 1y', '1y: '), ('restartloop x', 'restartloop: x: '), ('faultcampaign 1 z', 'faultcampaign: '),
    ('recovery watch -n x', 'recovery: watch')])
def test_numbers_that_are_none_are_refused(sharedGuest, command, culprit):
    output = sharedGuest.run(command + '; echo status=$?')
    assert culprit in output and 'status=1' in output, output


@pytest.mark.parametrize('command, words', [
    ('bench nothing-of-that', 'bench: nothing-of-that: '), ('restartloop 1 nobody', 'restartloop: nobody: '),
    ('recovery status tmp', 'too many arguments: tmp'), ('recovery log tmp', 'too many arguments: tmp'),
    ('recovery dump idle', 'cannot dump idle: '), ('sysctl -r ""', 'sysctl: : no such process'),
    ('login /no/in /no/out', 'login: /no/in, /no/out: '), ('touch /no/such/file', 'No such file')])
def test_what_is_not_understood_is_named_and_nothing_is_done(sharedGuest, command, words):
    output = sharedGuest.run(command + '; echo status=$?')
    assert words in output and 'status=1' in output, output
    assert 'restarted' not in output and 'BENCH' not in output


@pytest.mark.parametrize('process, words', [
    ('999', 'no such process'), ('1024', ''), ('65533', ''), ('4294967295', ''), ('2', ''),
    ('no-such-server', 'no such')])
def test_sysctl_says_why_a_restart_is_not_possible(sharedGuest, process, words):
    output = sharedGuest.run(f'sysctl -r {process}; echo status=$?')
    assert 'sysctl: ' in output and words in output and 'status=1' in output


@pytest.mark.parametrize('name', ['core', 'datastore', 'ext2', 'idle', 'serial', 'time', 'tmp'])
def test_sysctl_restarts_each_server_by_its_name(sharedGuest, name):
    def state():
        found = re.search(rf'^(\d+) +\d+ +\d+ +\d+ +\w+ +(\d+) .*/{name}/server$', sharedGuest.run('ps'), re.M)
        return int(found[1]), int(found[2])

    pid, restarts = state()
    assert status(sharedGuest, f'sysctl -r {name}') == 0
    assert state() == (pid, restarts + 1)
    assert status(sharedGuest, 'touch /tmp/after') == 0
    assert 'root:' in sharedGuest.run('cat /etc/passwd')
    sharedGuest.run('rm /tmp/after')


def test_a_guest_has_no_privileges(machine):
    with machine() as guest:
        guest.boot(90).login('guest')
        assert 'permission denied' in guest.run('shutdown')
        assert 'permission denied' in guest.run('kill 0')
        assert 'permission denied' in guest.run('sysctl -s 3')
        assert 'sysctl: ' in guest.run('sysctl -r 3')
        assert 'localhost' in guest.run('cat /etc/hostname')
        guest.sendline('exit')
        guest.boot(30)
        guest.sendline('nobody-knows-me')
        guest.expect('Login incorrect', 20)
        guest.boot(30).login()
        assert guest.poweroff('shutdown -p 0') == 0


def test_shutdown_tells_its_exit_code(guest):
    assert guest.poweroff('shutdown 3') != 0


def test_random_system_calls_do_no_harm(guest):
    output = guest.run('fuzzcalls -s 7 -n 100000; echo status=$?', 60)
    assert 'FUZZCALLS done calls=100000' in output and 'status=0' in output
    assert 'localhost' in guest.run('cat /etc/hostname')
    assert status(guest, 'touch /tmp/after') == 0


def test_the_kernel_command_line_can_name_a_program_to_run(machine):
    with machine(extra=['-append', 'exec=/bin/echo,hello,world']) as guest:
        guest.expect('hello world', 90)
        assert guest.wait(30) == 0
    with machine(extra=['-append', 'exec=/bin/false']) as guest:
        assert guest.wait(90) != 0
