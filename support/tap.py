# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts the results in the output of the unit tests (Test Anything Protocol, several programs one after the other)."""

import json
import re
import time


class Results:
    """
    Reads lines, counts results and prints one line per test program. A program that stops before it ran all of its
    plan counts as failed for each case that it did not run.
    """

    def __init__(self, show=print):
        self.passed = 0
        self.failed = 0
        self.skipped = 0
        self.completed = False
        self._show = show
        self._name = None
        self._plan = 0
        self._seen = 0
        self._bad = 0
        self._other = []
        self._started = 0.0

    def feed(self, line):
        """Takes one line of output."""
        line = line.rstrip('\r\n')
        plan = re.match(r'1\.\.(\d+)\s*(?:#\s*Start\s*(.*))?$', line)
        case = re.match(r'(ok|not ok) (\d+)\s*-?\s*(.*)$', line)
        if plan:
            self._close()
            self._name, self._plan = (plan[2] or 'test').strip(), int(plan[1])
            self._started = time.monotonic()
        elif case:
            self._case(case)
        elif re.match(r'# Finish ', line):
            if ' FAIL' in line and not self._bad and self._seen >= self._plan:
                self._fail('the program reported failure')
            self._close()
        elif re.match(r'# Completed', line):
            self._close()
            self.completed = True
        elif line.strip():
            self._other = (self._other + [line])[-40:]

    def _case(self, case):
        self._seen += 1
        if '# SKIP' in case[3]:
            self.skipped += 1
        elif case[1] == 'ok':
            self.passed += 1
        else:
            self._fail(case[3])
            return
        self._other = []

    def _fail(self, text):
        self.failed += 1
        self._bad += 1
        self._show(f'  not ok  {self._name}: {text}')
        for line in self._other:
            self._show(f'          | {line}')
        self._other = []

    def _close(self):
        if self._name is None:
            return
        missing = self._plan - self._seen
        if missing > 0:
            self._fail(f'stopped after {self._seen} of {self._plan} cases')
            self.failed += missing - 1
        took = time.monotonic() - self._started
        self._show(f"  {'FAIL' if self._bad else 'ok':<6}  {self._name} ({self._seen} cases, {took:.2f} s)")
        self._name = None
        self._plan = self._seen = self._bad = 0

    def end(self, complete=True):
        """Closes the books. `complete`: the runner must have said that it came to its end."""
        self._close()
        if (complete and not self.completed) or self.passed + self.failed == 0:
            self._name = 'run'
            self._fail('did not come to its end')
            self._name = None
            self._bad = 0
        return self

    def summary(self, what):
        """One line with the counts."""
        skipped = f', {self.skipped} skipped' if self.skipped else ''
        return f'{what}: {self.passed} passed, {self.failed} failed{skipped}'


def store(path, passed, failed):
    """Leaves the counts for whoever sums them up."""
    if path:
        with open(path, 'w', encoding='utf-8') as stream:
            json.dump({'passed': passed, 'failed': failed}, stream)
