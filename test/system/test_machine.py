# SPDX-License-Identifier: GPL-3.0-or-later
"""The driver itself: a guest that does not do what it should is reported and gone, never waited for."""

import os
import shutil

import pytest

import qemu


def test_silent_guest_is_reported_within_the_time_limit_and_ended(build):
    # Its processor is stopped
    with qemu.Machine(build, timeout=4, extra=['-S']) as guest:
        pid = guest.child.pid
        with pytest.raises(qemu.GuestError, match='silent'):
            guest.boot()
        os.kill(pid, 0)
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_missing_images_are_named(build, tmp_path):
    with pytest.raises(qemu.GuestError, match='no images'):
        qemu.Machine(str(tmp_path)).start()
    shutil.copy(os.path.join(build, 'machine.json'), tmp_path)
    with pytest.raises(qemu.GuestError, match=r'kernel\S* is missing'):
        qemu.Machine(str(tmp_path)).start()


def test_measuring_counts_instructions_and_never_uses_an_accelerator(build):
    command = qemu.Machine(build, icount=True).command()
    assert command[command.index('-icount') + 1] == 'shift=0,sleep=off'
    assert command[command.index('-accel') + 1] == 'tcg'
