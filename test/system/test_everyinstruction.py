# SPDX-License-Identifier: GPL-3.0-or-later
"""Servers that fail at an instruction of their handling of requests: a few of all that support/everyinstruction.py tries."""

import json
import os
import subprocess

import pytest

from conftest import TOP

SCRIPT = os.path.join(TOP, 'support', 'everyinstruction.py')


def sweep(build, path, *options):
    """Runs the tool. Returns its result for one server."""
    run = subprocess.run(['/usr/bin/python3', '-B', SCRIPT, '--build', build, '--json', str(path), *options], text=True,
                         stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=240, check=False)
    assert run.returncode == 0, run.stdout
    found = json.loads(path.read_text(encoding='utf-8'))[0]
    found.pop('seconds')
    return found


@pytest.mark.parametrize('server, stride', [('datastore', 797), ('serial', 797)])
def test_requests_are_executed_once(build, tmp_path, server, stride):
    found = sweep(build, tmp_path / 'all.json', '--server', server, '--stride', str(stride))
    assert found['injected'] >= 4
    assert found['recovered'] == found['right'] == found['injected']
    assert found['unreached'] == found['lost'] == found['doubled'] == found['wrong'] == 0


def test_a_trial_can_be_repeated(build, tmp_path):
    first, second = (sweep(build, tmp_path / name, '--server', 'datastore', '--from', '1300', '--to', '1300')
                     for name in ('first.json', 'second.json'))
    assert first == second and first['injected'] == 1
