# SPDX-License-Identifier: GPL-3.0-or-later
"""Commands and programs as users of FreeNOS 1.0.4 know them."""

import re

import pytest


def status(guest, command):
    """Exit status of a command."""
    return int(re.search(r'status=(\d+)', guest.run(command + '; echo status=$?'))[1])


def test_console_of_the_kernel_takes_long_texts(sharedGuest):
    output = sharedGuest.run('/test/contract/system/OldProgram --console')
    assert ' '.join(str(number) for number in range(1000, 2000)) in output


@pytest.mark.parametrize('command', [
    'ls', 'ls -l', 'ls -a /etc', 'ls -n /etc /tmp', 'cat /etc/motd /etc/hostname', 'echo', 'echo -n', 'echo a b',
    'ps', 'stat /etc /etc/motd', 'touch /tmp/c1 /tmp/c2', 'rm /tmp/c1 /tmp/c2', 'mkdir /tmp/c3', 'rm /tmp/c3',
    'mount', 'mount --wait=/tmp', 'sleep 0', 'uname', 'uname -s', 'uname -n', 'uname -r', 'uname -m', 'uname -a',
    'uname --kernel-version', 'hostname', 'sysinfo', 'cd /etc', 'cd /', 'time echo', 'help',
    'write /tmp/c4 some text', 'rm /tmp/c4'])
def test_commands_and_their_options(sharedGuest, command):
    assert status(sharedGuest, command) == 0


@pytest.mark.parametrize('name', [
    'cat', 'hostname', 'login', 'ls', 'mkdir', 'mknod', 'mount', 'ps', 'rm', 'shutdown', 'sleep', 'stat', 'sysctl',
    'sysinfo', 'touch', 'uname', 'bench'])
def test_commands_know_the_automatic_flags(sharedGuest, name):
    assert status(sharedGuest, f'{name} --help') == 1
    assert status(sharedGuest, f'{name} -h') == 1
    assert status(sharedGuest, f'{name} --version') == 0
    assert status(sharedGuest, f'{name} -v') == 0
    usage = sharedGuest.run(f'{name} -h')
    assert re.search(rf'Usage: \S*{name}', usage)
    for flag in ('--help', '--version', '--debug'):
        assert flag in usage


def test_names_of_the_system_by_flag(sharedGuest):
    release = sharedGuest.run('uname -r').strip()
    everything = sharedGuest.run('uname -a')
    assert release and everything.startswith('FreeNOS localhost ' + release)
    assert sharedGuest.run('uname -m').strip() in everything.split()


@pytest.mark.parametrize('kind, words', [('c', 'character device'), ('b', 'block device'), ('p', 'fifo')])
def test_nodes_are_made(sharedGuest, kind, words):
    assert status(sharedGuest, f'mknod /tmp/node {kind} 1 2') == 0
    assert re.search(f'Type: {words}', sharedGuest.run('stat /tmp/node'))
    assert status(sharedGuest, f'mknod /tmp/node {kind} 1 2') == 1
    assert status(sharedGuest, 'rm /tmp/node') == 0


def test_nodes_need_a_known_type_and_numbers(sharedGuest):
    assert status(sharedGuest, 'mknod /tmp/node x 1 2') == 1
    assert status(sharedGuest, 'mknod /tmp/node') == 1


def test_shell_runs_scripts_comments_and_the_background(sharedGuest):
    sharedGuest.run('write /tmp/script echo from-the-script # a comment')
    assert 'from-the-script' in sharedGuest.run('sh /tmp/script')
    assert 'shown' in sharedGuest.run('echo shown # hidden') and 'hidden' not in sharedGuest.run('echo shown # hidden')[14:]
    assert re.search(r'\[\d+\]', sharedGuest.run('sleep 0 &'))
    sharedGuest.run('rm /tmp/script')


def test_sysctl_stops_continues_and_restarts_by_number(sharedGuest):
    pid = re.search(r'^(\d+) .*/server/time/server$', sharedGuest.run('ps'), re.M)[1]
    for flag in ('-s', '-c', '-r'):
        assert status(sharedGuest, f'sysctl {flag} {pid}') == 0
    assert status(sharedGuest, 'date') == 0
