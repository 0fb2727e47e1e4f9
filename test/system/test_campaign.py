# SPDX-License-Identifier: GPL-3.0-or-later
"""A short fault campaign. The long one is a command of its own: support/campaign.py."""

import json
import os
import subprocess

from conftest import TOP

COUNT = 300
SHORT = 40


def start(build, path, count, seed):
    """Starts a campaign with a result file; the log is beside it."""
    return subprocess.Popen(['/usr/bin/python3', '-B', os.path.join(TOP, 'support', 'campaign.py'), '--build', build,
                             '--count', str(count), '--seed', str(seed), '--json', str(path), '--log', f'{path}.log',
                             '--timeout', '200'], text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)


def result(run, path):
    """What a campaign that was started found."""
    printed = run.communicate(timeout=230)[0]
    assert run.returncode == 0, printed
    return json.loads(path.read_text(encoding='utf-8'))


def test_random_faults_lose_nothing(build, tmp_path):
    path = tmp_path / 'campaign.json'
    found = result(start(build, path, COUNT, 7), path)
    assert found['injected'] == found['recovered'] == len(found['faults']) == COUNT
    assert found['crashes'] > COUNT / 4 and found['exits'] > COUNT / 4 and found['hangs'] == 0
    assert found['client_rounds'] > 0 and found['client_errors'] == 0
    assert all(found[name + '_before'] == found[name + '_after'] for name in ('pages', 'shares', 'heap'))


def test_the_seed_tells_the_faults_to_the_instruction(build, tmp_path):
    first, second, other = (tmp_path / name for name in ('first.json', 'second.json', 'other.json'))
    alone = result(start(build, first, SHORT, 7), first)
    # What else the host does makes no difference
    runs = [start(build, second, SHORT, 7), start(build, other, SHORT, 8)]
    beside, different = result(runs[0], second), result(runs[1], other)
    assert len(alone['faults']) == SHORT
    assert all(fault['instructions'] > 0 and fault['pid'] >= 0 for fault in alone['faults'])
    assert alone == beside

    def row(found):
        return [(fault['server'], fault['cause']) for fault in found['faults']]

    assert row(different) != row(alone)
