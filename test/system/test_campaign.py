# SPDX-License-Identifier: GPL-3.0-or-later
"""A short fault campaign. The long one is a command of its own: support/campaign.py."""

import json
import os
import subprocess

from conftest import TOP

COUNT = 300


def test_random_faults_lose_nothing(build, tmp_path):
    path = tmp_path / 'campaign.json'
    run = subprocess.run(['/usr/bin/python3', '-B', os.path.join(TOP, 'support', 'campaign.py'), '--build', build,
                          '--count', str(COUNT), '--seed', '7', '--json', str(path), '--timeout', '200'],
                         capture_output=True, text=True, timeout=230, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    result = json.loads(path.read_text(encoding='utf-8'))
    assert result['injected'] == result['recovered'] == COUNT
    assert result['crashes'] > COUNT / 4 and result['exits'] > COUNT / 4 and result['hangs'] == 0
    assert result['client_rounds'] > 0 and result['client_errors'] == 0
    assert all(result[name + '_before'] == result[name + '_after'] for name in ('pages', 'shares', 'heap'))
