# SPDX-License-Identifier: GPL-3.0-or-later
"""
Every kind of fault of every supervised server, and of an ordinary program.

The guest tells which kinds and which servers there are (`fault --list`, `recovery status`). Not in the table: `kill`
and `stop`, which are orders of somebody who may give them, and `flip`, which may stay without effect.
"""

import contextlib
import functools
import os
import re

import pytest

import qemu
import restartloop

# Any number of restarts, each at once
POLICIES = ['-append', 'policies=/etc/campaign.conf']

# What the fault is recorded as
KINDS = {'null': 'memory access', 'wild': 'memory access', 'jump': 'memory access', 'badstack': 'memory access',
         'divide': 'arithmetic', 'float': 'floating point', 'illegal': 'illegal instruction',
         'privileged': 'protection', 'alignment': 'alignment', 'breakpoint': 'breakpoint', 'stack': 'stack overflow',
         'exit': 'exit', 'loop': 'hang'}
NO_FAULTS = ('flip', 'kill', 'stop')
# It needs no stack
NO_EFFECT = [('idle', 'badstack')]

# What only that server can answer, and its answer. The idle program is left to run; init is asked by logging in
QUESTIONS = {'core': ('sysinfo', r'Processor Cores: +1\b'),
             'datastore': ('sysctl -r tmp; cat /tmp/note', 'written before'),
             'ext2': ('cat /etc/passwd', 'root:'),
             'idle': ('sleep 1', ''),
             'init': ('true', ''),
             # Slowly: the kernel gives up a RecoveryServer that fails twenty times in ten seconds
             'recovery': ('recovery status; sleep 1', r'^2 +recovery '),
             'serial': ('echo typed and printed', 'typed and printed'),
             'time': ('date -u', r'^\d{9,}'),
             'tmp': ('cat /tmp/note; touch /tmp/new; rm /tmp/new', 'written before')}

# Asked after every fault: the answers are the same all the time
ASK = 'cat /tmp/note /etc/motd; ls -l -n /tmp; mount; hostname; echo status=$?'
STATUS = re.compile(r'^(\d+) +(\S+) +(?:Ready|Sleeping|Waiting|Stopped) +(\w+) +(\d+) +\S+ +\S+ +'
                    r'(-|held|restart in \d+ms) +(.*?) *$', re.M)
LOG_LINE = re.compile(r'^\[(?:Notice|Warning|Error)\].*\n', re.M)
LEFT = {'pages': r'Memory Available: (\d+) KB', 'heap': r'Kernel Heap: .*\((\d+) KB free',
        'shares': r'Shares: +(\d+)'}


def status(output):
    """What `recovery status` tells: name to (ProcessID, policy, restarts, what comes next, last fault)."""
    return {name: (int(pid), policy, int(restarts), coming, fault)
            for pid, name, policy, restarts, coming, fault in STATUS.findall(output)}


def kindsOf(guest):
    """Kinds of faults that the guest can make."""
    return [line.split()[0] for line in guest.run('fault --list').splitlines() if line.strip()]


@functools.lru_cache(maxsize=None)
def known(build):
    """Kinds and servers of the table, from a guest that is asked while the tests are collected."""
    try:
        with qemu.Machine(build, timeout=90) as guest:
            guest.boot().login()
            kinds = [kind for kind in kindsOf(guest) if kind not in NO_FAULTS]
            return kinds, sorted(status(guest.run('recovery status')))
    except qemu.GuestError as error:
        # That is the failure of one test, not of the collection of all
        return [str(error)], ['the guest cannot be asked']


def kindsFor(build, server):
    """Kinds of faults that a server can have."""
    return [kind for kind in known(build)[0] if (server, kind) not in NO_EFFECT]


def pytest_generate_tests(metafunc):
    build = os.path.abspath(metafunc.config.getoption('--build'))
    kinds, servers = known(build)
    wanted = {'kind', 'server'} & set(metafunc.fixturenames)
    if len(wanted) == 2:
        metafunc.parametrize('server, kind', [(server, kind) for server in servers for kind in kindsFor(build, server)])
    elif wanted:
        metafunc.parametrize(*wanted, kinds if 'kind' in wanted else servers)


class Patient:
    """The guest in which everybody fails: one for all tests, a new one after a test that failed."""

    def __init__(self, build):
        self.build = build
        self.guest = None
        self.answers = None

    def start(self):
        log = os.path.join(self.build, 'system', 'test_faulttable.log')
        # Time passes at once while everybody sleeps
        self.guest = qemu.Machine(self.build, extra=restartloop.COUNTED + POLICIES, timeout=400, log=log).start()
        self.guest.boot(90).login()
        self.guest.run('write /tmp/note written before')
        self.answers = self.guest.run(ASK)
        assert 'written before' in self.answers and 'status=0' in self.answers

    def end(self):
        if self.guest is not None:
            self.guest.kill()
        self.guest = None

    @contextlib.contextmanager
    def use(self):
        """The guest; it is given up when the statement ends with an exception."""
        try:
            if self.guest is None:
                self.start()
            yield self.guest
        except BaseException:
            self.end()
            raise


@pytest.fixture(scope='module')
def patient(build):
    made = Patient(build)
    yield made
    made.end()


def strike(guest, server, kind):
    """Lets a server fail, and asks it something. Returns its entry in the status after that."""
    question, answer = QUESTIONS[server]
    fault = f'fault {server} {kind}; '
    if server == 'init':
        # It fails when the login that it waits for ends
        guest.run(fault)
        guest.sendline('exit')
        guest.boot(30).login()
        fault = ''
    output = LOG_LINE.sub('', guest.run(f'{fault}{question}; echo status=$?; recovery status', 30))
    assert re.search(answer, output, re.M) and 'status=0' in output, output
    return status(output)[server]


def left(guest):
    """What is free, when everybody has heard which processes have ended."""
    output = guest.run('sleep 1; sysinfo')
    return {name: int(re.search(pattern, output)[1]) for name, pattern in LEFT.items()}


def test_server_is_healed_of_every_kind_of_fault(patient, server, kind):
    with patient.use() as guest:
        before = status(guest.run('recovery status'))[server]
        pid, policy, restarts, coming, fault = strike(guest, server, kind)
        assert (pid, policy, restarts, coming) == (before[0], before[1], before[2] + 1, '-')
        assert fault.startswith(KINDS[kind] + ' at '), fault
        assert guest.run(ASK) == patient.answers


def test_all_kinds_of_faults_of_a_server_leave_as_much_free_as_before(patient, build, server):
    def dumped(guest):
        # The latest three dumps are kept, and an image after the first restart: they are the same each time
        for _ in range(3):
            strike(guest, server, 'null')
        return left(guest)

    def lost(guest):
        before = dumped(guest)
        restarts = [strike(guest, server, kind)[2] for kind in kindsFor(build, server)]
        assert restarts == list(range(restarts[0], restarts[0] + len(restarts)))
        after = dumped(guest)
        return {name: (before[name], after[name]) for name in before if before[name] != after[name]}

    with patient.use() as guest:
        # ProcessIDs become higher: the first of some hundreds brings each server page tables, which it keeps
        assert not lost(guest) or not lost(guest)


def test_ordinary_program_is_ended_and_the_shell_says_why(patient, kind):
    with patient.use() as guest:
        pid = re.search(r'\[(\d+)\]', guest.run('sleep 1000 &'))[1]
        output = guest.run(f'fault {pid} {kind}') + guest.run('true')
        if kind == 'loop':
            # Nobody waits for its answers: it may take as long as it likes
            assert re.search(rf'^{pid} .* Ready .*/bin/sleep', guest.run('sleep 1; ps'), re.M)
            guest.run(f'kill {pid}')
        elif kind == 'exit':
            assert f'[{pid}] done (3)' in output
        else:
            assert re.search(rf'^\[{pid}\] ended by an exception: {KINDS[kind]} \(\d+\)', output, re.M), output
        assert '/bin/sleep' not in guest.run('ps')
        assert guest.run(ASK) == patient.answers


def test_shell_names_the_ordinary_program_that_it_waits_for(patient, kind):
    with patient.use() as guest:
        # By then it is the only one of this name. It is ended for good if the fault lets it go on
        guest.run(f"write /tmp/later 'sleep 1; fault sleep {kind}; sleep 1; fault sleep kill'")
        guest.run('sh /tmp/later &')
        output = guest.run('sleep 1000; echo status=$?', 30)
        guest.run('sleep 2; rm /tmp/later')
        if KINDS[kind] in ('exit', 'hang'):
            assert f"status={3 if kind == 'exit' else 1}" in output and 'exception' not in output, output
        else:
            found = re.search(rf'^\[\d+\] sleep: ended by an exception: {KINDS[kind]} \((\d+)\)', output, re.M)
            assert found and int(found[1]) > 256 and f'status={found[1]}' in output, output
