# SPDX-License-Identifier: GPL-3.0-or-later
"""What the system tests share: they drive a guest in QEMU over its serial console."""

import os
import sys

import pytest

sys.dont_write_bytecode = True
TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(TOP, 'support'))

import qemu  # noqa: E402


def pytest_addoption(parser):
    parser.addoption('--build', default=os.path.join(TOP, qemu.BUILD), help='folder with the images')
    parser.addoption('--long', action='store_true', help='repeat what is repeated more often: takes minutes more')


@pytest.fixture(scope='session')
def long(request):
    """True if tests may take minutes."""
    return request.config.getoption('--long')


@pytest.fixture(scope='session')
def build(request):
    """Folder with the images."""
    return os.path.abspath(request.config.getoption('--build'))


@pytest.fixture
def machine(build, request):
    """
    A function that makes a guest that is not started yet: `with machine(icount=True) as guest`. What it prints is kept
    in the build folder under the test's name.
    """
    def make(**options):
        options.setdefault('timeout', 120)
        options.setdefault('log', os.path.join(build, 'system', request.node.name.replace('/', '_') + '.log'))
        return qemu.Machine(build, **options)

    return make


@pytest.fixture
def guest(machine):
    """A guest with root logged in, of the test's own; it is ended with the test."""
    with machine() as started:
        started.boot(90).login()
        yield started


@pytest.fixture(scope='module')
def sharedGuest(build, request):
    """A guest with root logged in for all tests of a module: for tests that leave it as it was."""
    log = os.path.join(build, 'system', request.module.__name__ + '.log')
    with qemu.Machine(build, timeout=240, log=log) as started:
        started.boot(90).login()
        yield started
