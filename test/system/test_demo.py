# SPDX-License-Identifier: GPL-3.0-or-later
"""The main demonstration: every server, by request, crash, end and hang, under a client that sees no error."""

import json
import os
import subprocess

from conftest import TOP

SERVERS = ('core', 'datastore', 'recovery', 'ext2', 'tmp', 'serial', 'time', 'idle')


def test_every_server_is_back_after_every_kind_of_fault(build, tmp_path):
    path = tmp_path / 'demo.json'
    run = subprocess.run(['/usr/bin/python3', '-B', os.path.join(TOP, 'support', 'demo.py'), '--build', build, '--json',
                          str(path), '--timeout', '240'], capture_output=True, text=True, timeout=270, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    restarts = json.loads(path.read_text(encoding='utf-8'))
    seen = {(entry['server'], entry['cause']): entry for entry in restarts}
    assert all(entry['outcome'] == 'recovered' for entry in restarts)
    assert all(isinstance(entry[key], int) for entry in restarts for key in ('pid', 'instructions', 'microseconds'))
    for server in SERVERS:
        for cause, notice in (('crash', 'memory_access'), ('exit', 'exit'), ('hang', 'hang')):
            entry = seen.pop((server, cause))
            assert entry['noticed'].endswith(':' + notice), entry
            assert 0 < entry['instructions'] < (800_000_000 if cause == 'hang' else 10_000_000), entry
        if server != 'recovery':
            seen.pop((server, 'request'))
    assert {server for server, cause in seen if cause == 'three-at-once'} == {'tmp', 'ext2', 'datastore'}
    assert ('recovery', 'crash-in-restart') in seen and ('tmp', 'crash-of-restarter') in seen
