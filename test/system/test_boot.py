# SPDX-License-Identifier: GPL-3.0-or-later
"""The guest boots, its first servers have their fixed ProcessIDs, and it powers off by itself."""

import os
import re
import subprocess
import sys

import pytest

import qemu

CORE_SERVERS = {0: 'core', 1: 'datastore', 2: 'recovery', 3: 'ext2', 4: 'idle', 5: 'init'}


def test_boot_reaches_login_and_shutdown_ends_with_status_zero(machine):
    with machine() as guest:
        guest.boot(90).login()
        assert guest.poweroff() == 0


def test_ps_lists_the_core_servers_under_their_fixed_process_ids(guest):
    listed = {}
    for line in guest.run('ps').splitlines():
        found = re.match(r'\s*(\d+)\s.*\s(\S*/\S+)', line)
        if found:
            listed[int(found[1])] = found[2]
    for pid, name in CORE_SERVERS.items():
        assert name in listed.get(pid, ''), f'ProcessID {pid} is {listed.get(pid)!r}, not {name}'


def test_an_unknown_command_leaves_the_shell_usable(guest):
    guest.run('/bin/no-such-command')
    assert 'still here' in guest.run('echo still here')


def test_files_of_the_root_file_system_are_readable(guest):
    assert 'localhost' in guest.run('cat /etc/hostname')
    assert 'init.sh' in guest.run('ls /etc')


def test_image_for_real_machines_starts_with_its_boot_loader(build, machine, tmp_path):
    description = machine().description()
    loader = os.path.join(qemu.TOP, 'config', description['arch'], description['system'], 'grub.cfg')
    if not os.path.exists(loader):
        pytest.skip('starts without a boot loader')
    iso = str(tmp_path / 'boot.iso')
    parts = [os.path.join(build, description[part]) for part in ('kernel', 'initrd')]
    subprocess.run([sys.executable, '-B', os.path.join(qemu.TOP, 'support', 'mkiso.py'), *parts, loader, iso], check=True,
                   timeout=120)
    with machine(iso=iso) as guest:
        guest.boot(90).login()
        assert 'tmp' in guest.run('sysctl -r tmp')
        assert 'init.sh' in guest.run('ls /etc')
        assert guest.poweroff() == 0
