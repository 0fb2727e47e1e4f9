# SPDX-License-Identifier: GPL-3.0-or-later
"""The driver itself: a guest that does not do what it should is reported and gone, never waited for."""

import os
import struct

import pytest

import qemu


def haltingKernel():
    """A multiboot kernel that prints nothing and stops the CPU (Multiboot Specification 0.6.96, section 3.1.2)."""
    load, flags, magic = 0x100000, 0x10000, 0x1BADB002
    header = struct.pack('<8I', magic, flags, -(magic + flags) & 0xffffffff, load, load, 0, 0, load + 32)
    return header + b'\xfa\xf4\xeb\xfd' + bytes(64)


def test_silent_guest_is_reported_within_the_time_limit_and_ended(tmp_path):
    (tmp_path / 'kernel').mkdir()
    (tmp_path / 'kernel' / 'kernel').write_bytes(haltingKernel())
    (tmp_path / 'boot.img').write_bytes(b'')
    with qemu.Machine(str(tmp_path), timeout=4) as guest:
        pid = guest.child.pid
        with pytest.raises(qemu.GuestError, match='silent'):
            guest.boot()
        os.kill(pid, 0)
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_missing_images_are_named(tmp_path):
    with pytest.raises(qemu.GuestError, match='kernel is missing'):
        qemu.Machine(str(tmp_path)).start()


def test_measuring_counts_instructions_and_never_uses_an_accelerator(tmp_path):
    command = qemu.Machine(str(tmp_path), icount=True).command()
    assert command[command.index('-icount') + 1] == 'shift=0,sleep=off'
    assert command[command.index('-accel') + 1] == 'tcg'
