# SPDX-License-Identifier: GPL-3.0-or-later
"""Servers that fail at an instruction of their handling of requests: a few of all that support/everyinstruction.py tries."""

import json
import os
import subprocess

from conftest import TOP

SCRIPT = os.path.join(TOP, 'support', 'everyinstruction.py')


def sweep(build, path, *options):
    """Runs the tool. Returns its results, one for each server."""
    run = subprocess.run(['/usr/bin/python3', '-B', SCRIPT, '--build', build, '--json', str(path), *options], text=True,
                         stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=240, check=False)
    assert run.returncode == 0, run.stdout
    return json.loads(path.read_text(encoding='utf-8'))


def test_requests_are_executed_once_and_trials_can_be_repeated(build, tmp_path):
    results = sweep(build, tmp_path / 'some.json', '--server', 'datastore', '--server', 'serial', '--stride', '997')
    for found in results:
        # Without single steps time passes otherwise, and a server may come to a place on another way
        assert found['injected'] >= 3 and found['unreached'] <= 1
        assert found['recovered'] == found['right'] == found['injected']
        assert found['lost'] == found['doubled'] == found['wrong'] == 0

    again, = sweep(build, tmp_path / 'one.json', '--server', 'datastore', '--from', '997', '--to', '997')
    assert again['injected'] == again['right'] == 1
    assert again['instructions'] == results[0]['instructions']
