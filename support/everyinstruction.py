#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""
Makes a server fail at every instruction of its handling of requests, one after the other, and has its client check that
each request was executed exactly once.

The guest's /bin/sweep is the client. It stops before the round that counts; the state of the whole machine is kept
there, or reached again by another boot, which is the same to the instruction. A first run from it, one instruction after
the other, tells which instructions the server executes in user mode until the client has all its answers. Each trial
begins at the same state: the machine runs until the server is to execute its n-th instruction, and this one is replaced by
an undefined one. All else is the guest's: exception, kernel, RecoveryServer, restart, the successor's answer. The client
then tells how its round and one more went. Trials do not depend on each other, and --from N --to N shows one of them again.
"""

import argparse
import bisect
import collections
import json
import os
import re
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import gdbremote  # noqa: E402
import kernelsymbols  # noqa: E402
import qemu  # noqa: E402

SERVERS = {'tmp': 'server/filesystem/tmp/server', 'datastore': 'server/datastore/server', 'core': 'server/core/server',
           'ext2': 'server/filesystem/ext2/server', 'serial': 'server/serial/server', 'time': 'server/time/server',
           'recovery': 'server/recovery/server'}

# An undefined instruction; bytes of a system call; registers: program counter, stack, what holds the mode, which bits of it,
# their value in user mode, address space; whether the emulator gives back a state as it was. QEMU 7.2 forgets registers of
# arm that say which memory may be used
MACHINES = {'intel': ('0f0b', 2, 'eip', 'esp', 'cs', 3, 3, ('cr3',), True),
            'arm': ('f000f0e7', 4, 'pc', 'sp', 'cpsr', 0x1f, 0x10, ('TTBR1', 'TTBR1_S', 'TTBR1_EL1', 'TTBR1_EL1_S'), False)}

# bin/sweep/SweepRecord.h
INPUT, BEGIN, END, DONE = 1, 2, 3, 4
FIELDS = ('phase', 'faults', 'answers', 'wrong', 'lost', 'doubled', 'restarts', 'pages', 'shares', 'heap')
RECORD = 128

# What is typed for the client of the server of the console, see bin/sweep/ServerWorkloads.cpp
TYPED = b'!0123456789abcdefghij'

# Steps that are as expensive as one more stop at a breakpoint
STOP = 500

Position = collections.namedtuple('Position', 'pc sp segment')


class SweepError(Exception):
    """The guest or the emulator does not do what a trial needs: the message tells."""


class Program:
    """A program of the guest, with its symbols."""

    def __init__(self, build, name):
        self.path = os.path.join(build, name)
        if not os.path.exists(self.path):
            raise SweepError(f'{name} is missing in {build}: build first (scons image)')
        self.symbols = kernelsymbols.functions('nm', self.path)
        self.starts = [address for address, _ in self.symbols]
        listing = subprocess.run(['nm', self.path], check=True, capture_output=True, text=True).stdout
        self.addresses = {name: int(address, 16) for address, name in re.findall(r'^([0-9a-f]+) \w (\S+)$', listing, re.M)}

    def function(self, address):
        """Name of the function at an address."""
        index = bisect.bisect_right(self.starts, address) - 1
        if index < 0:
            return f'{address:#x}'
        return f'{self.symbols[index][1]}+{address - self.starts[index]:#x}'

    def text(self, address, size):
        """The bytes that are loaded to an address."""
        with open(self.path, 'rb') as stream:
            data = stream.read()
        offset, entry, count = (int.from_bytes(data[at:at + length], 'little')
                                for at, length in ((28, 4), (42, 2), (44, 2)))
        for index in range(count):
            header = data[offset + index * entry:][:32]
            kind, start, virtual, _, length = (int.from_bytes(header[at:at + 4], 'little') for at in range(0, 20, 4))
            if kind == 1 and virtual <= address and address + size <= virtual + length:
                return data[start + address - virtual:][:size]
        raise SweepError(f'nothing is loaded to {address:#x} of {self.path}')


class Guest:
    """The guest with the client of one server, under the control of the emulator's debugger."""

    def __init__(self, options, server):
        self.machine = qemu.machine(options, icount=True, extra=['-append', f'exec=/bin/sweep,{server}'])
        self.patience = options.patience
        self.client = Program(options.build, 'bin/sweep/sweep')
        self.server = Program(options.build, SERVERS[server])
        arch = self.machine.description()['arch']
        if arch not in MACHINES:
            raise SweepError(f'registers of {arch} are not known')
        (undefined, self.length, self.pc, self.sp, self.mode, self.mask, self.user, self.spaces,
         self.keeps) = MACHINES[arch]
        self.undefined = bytes.fromhex(undefined)
        self.stop = self.client.addresses['sweepStop']
        self.record = self.client.addresses['sweepRecord']
        self.folder = None
        self.emulator = None
        self.remote = None
        self.clientSpace = None
        self.serverSpace = None
        self.console = os.path.join(options.build, f'sweep-{server}.log')

    def __enter__(self):
        return self.start()

    def __exit__(self, *_):
        self.end()

    def start(self):
        """Starts the emulator; the guest does not run yet."""
        self.folder = tempfile.TemporaryDirectory(prefix='sweep')

        def inside(name):
            return os.path.join(self.folder.name, name)

        with open(inside('disk'), 'wb') as disk:
            disk.truncate(1 << 20)
        command = self.machine.command()
        # A disk that nobody uses: the emulator keeps states of the machine in what is written to it
        command += ['-drive', f'if=none,id=states,format=raw,snapshot=on,file={inside("disk")}', '-S',
                    '-gdb', f'unix:{inside("gdb")},server=on,wait=off']
        with open(self.console, 'wb') as output:
            self.emulator = subprocess.Popen(command, cwd=self.machine.build, stdin=subprocess.PIPE, stdout=output,
                                             stderr=subprocess.STDOUT)
        try:
            for _ in range(600):
                if os.path.exists(inside('gdb')) or self.emulator.poll() is not None:
                    break
                time.sleep(0.05)
            self.remote = gdbremote.Remote(inside('gdb'), max(60, self.patience))
            self.spaces = [name for name in self.spaces if name in self.remote.registers]
        except OSError as error:
            self.end()
            raise SweepError(f'the emulator does not start: {error}') from error
        return self

    def end(self):
        """Ends the emulator."""
        if self.remote is not None:
            self.remote.close()
            self.remote = None
        self.emulator.kill()
        self.emulator.wait()
        self.emulator.stdin.close()
        self.folder.cleanup()

    def space(self):
        """Which address space is in use."""
        return tuple(self.remote.register(name) for name in self.spaces)

    def registers(self):
        """Program counter, stack pointer, and whether the processor is in user mode."""
        data = self.remote.allRegisters()
        values = []
        for name in (self.pc, self.sp, self.mode):
            # The registers that are sent together are words; of those of arm before the mode, some do not exist
            number = min(self.remote.registers[name][0], 16)
            values.append(int.from_bytes(data[4 * number:4 * number + 4], 'little'))
        return values[0], values[1], values[2] & self.mask == self.user

    def fields(self):
        """What the client says, while it is stopped where it says something."""
        data = self.remote.memory(self.record, RECORD)
        found = {name: int.from_bytes(data[4 * i:4 * i + 4], 'little') for i, name in enumerate(FIELDS)}
        found['error'] = data[4 * len(FIELDS):].split(b'\0')[0].decode('latin-1')
        return found

    def toStop(self):
        """
        Runs until the client says something. Returns what, or None if it does not. Other programs may have an
        instruction at the same address.
        """
        end = time.monotonic() + self.patience
        self.remote.insert(self.stop)
        try:
            while time.monotonic() < end:
                reason = self.remote.resume(self.patience)
                if reason is None:
                    return None
                if reason[:1] in ('W', 'X'):
                    raise SweepError('the guest powered off')
                if self.clientSpace in (None, self.space()) and self.registers()[0] == self.stop and self.isClient():
                    return self.fields()
                self.remote.step()
        finally:
            self.remote.remove(self.stop)
        return None

    def isClient(self):
        """True if the program that runs is the client."""
        return self.remote.memory(self.stop, 32) == self.client.text(self.stop, 32)

    def isServer(self):
        """True if the program that runs is the server."""
        start = self.server.addresses['main']
        return self.remote.memory(start, 64) == self.server.text(start, 64)

    def begin(self):
        """Boots, and goes to the state from which each trial begins."""
        while True:
            found = self.toStop()
            if found is None:
                raise SweepError('the client does not begin')
            self.clientSpace = self.space()
            if found['phase'] == INPUT:
                self.emulator.stdin.write(TYPED)
                self.emulator.stdin.flush()
            elif found['phase'] == BEGIN:
                break
            else:
                raise SweepError(f'the client is in phase {found["phase"]}')
            self.remote.step()
        if found['wrong'] or found['lost'] or found['doubled']:
            raise SweepError(f'the client fails without any fault: {found["error"]}')
        said = self.remote.monitor('savevm begin') if self.keeps else ''
        if said.strip():
            raise SweepError(f'the state cannot be kept: {said}')

    def again(self, faults):
        """Back to the state from which each trial begins."""
        said = ''
        if self.keeps:
            said = self.remote.monitor('loadvm begin')
        else:
            self.end()
            self.start()
            self.clientSpace = None
            self.begin()
        if said.strip():
            raise SweepError(f'the state cannot be taken up again: {said}')
        self.remote.write(self.record + 4, faults.to_bytes(4, 'little'))
        return os.path.getsize(self.console)

    def trace(self, limit):
        """
        Runs without a fault and returns each instruction that the server executes in user mode until the round's end.
        It is executed step by step; what the kernel and others do meanwhile is not.
        """
        self.again(0)
        positions, segment, isServer = [], 0, False
        pc, sp, isUser = self.registers()
        while True:
            if isServer:
                positions.append(Position(pc, sp, segment))
            before, wasServer = pc, isServer
            self.remote.step()
            pc, sp, isUser = self.registers()
            if isServer and not isUser:
                if not self.toReturn(before):
                    return positions
                segment += 1
                pc, sp, isUser = self.registers()
            elif not isServer and isUser:
                # The first time the server is not known by its address space
                isServer = self.space() == self.serverSpace or (self.serverSpace is None and self.isServer())
                if isServer and not wasServer:
                    self.serverSpace = self.space()
                elif pc == self.stop and self.space() == self.clientSpace:
                    return positions
            if len(positions) > limit:
                raise SweepError(f'the round does not end within {limit} instructions')

    def toReturn(self, before):
        """
        Runs until the server, which left user mode at an instruction, goes on behind it, or there if it was interrupted.
        Returns False if the round ended before.
        """
        stops = [before, before + self.length, self.stop]
        for address in stops:
            self.remote.insert(address)
        try:
            while True:
                reason = self.remote.resume(self.patience)
                if reason is None or reason[:1] != 'T':
                    raise SweepError('the server does not come back')
                space = self.space()
                if space == self.serverSpace and self.registers()[0] != self.stop:
                    return True
                if space == self.clientSpace and self.registers()[0] == self.stop:
                    return False
                self.remote.step()
        finally:
            for address in stops:
                self.remote.remove(address)

    def goTo(self, positions, index):
        """
        Runs until the given position. Returns False if the server does not come there: what it does depends on the time,
        and that is another one without single steps.
        """
        # A rare instruction before, without a system call in between: the guest's clock goes on with each stop at a
        # breakpoint, and a server that is stopped often enough counts as hanging. It stands still in single steps.
        counts, best, cost, hits = collections.Counter(), index, None, 0
        for i in range(index + 1):
            pc = positions[i].pc
            counts[pc] += 1
            if positions[i].segment == positions[index].segment:
                price = STOP * counts[pc] + index - i
                if cost is None or price <= cost:
                    best, cost, hits = i, price, counts[pc]
        target = positions[best].pc
        self.remote.insert(target)
        self.remote.insert(self.stop)
        try:
            self.remote.step()
            while hits:
                reason = self.remote.resume(self.patience)
                if reason is None or reason[:1] != 'T':
                    raise SweepError(f'the way to instruction {index} is lost')
                space, pc = self.space(), self.registers()[0]
                if space == self.clientSpace and pc == self.stop:
                    return False
                hits -= space == self.serverSpace and pc == target
                # Repeated string instructions stay where they are
                while hits:
                    self.remote.step()
                    if self.registers()[0] != pc:
                        break
                    hits -= space == self.serverSpace and pc == target
        finally:
            self.remote.remove(target)
            self.remote.remove(self.stop)
        for _ in range(index - best):
            self.remote.step()
        pc, _, isUser = self.registers()
        return pc == positions[index].pc and isUser and self.space() == self.serverSpace

    def printed(self, since):
        """What the console printed, without the lines of the kernel and the RecoveryServer."""
        with open(self.console, 'rb') as stream:
            stream.seek(since)
            text = stream.read().decode('latin-1')
        return re.sub(r'\[(?:Notice|Warning|Error|Critical|Info)\] .*?\r?\n', '', text)


def judge(found, baseline, printed, expected):
    """What is wrong with the outcome of a trial: a list of words."""
    if found is None:
        return ['no answer']
    wrong = [name for name in ('wrong', 'lost', 'doubled') if found[name]]
    wrong += ['not recovered'] if found['restarts'] != baseline['restarts'] + found['faults'] else []
    if not wrong and found['answers'] != baseline['answers']:
        wrong.append('answers missing')
    wrong += [name for name in ('shares', 'heap') if found[name] != baseline[name]]
    # Characters of the console are the effect of requests, too
    wrong += ['console'] if printed != expected else []
    return wrong


def sweep(options, server):
    """Makes a server fail at every instruction. Returns the result as a dictionary."""
    result = {'server': server, 'arch': None, 'requests': 0, 'instructions': 0, 'unreached': 0, 'injected': 0, 'recovered': 0,
              'right': 0, 'lost': 0, 'doubled': 0, 'wrong': 0, 'failures': []}
    started = time.monotonic()
    with Guest(options, server) as guest:
        result['arch'] = guest.machine.description()['arch']
        guest.begin()
        since = guest.again(0)
        guest.remote.step()
        if guest.toStop() is None or guest.remote.step() is None or (baseline := guest.toStop()) is None:
            raise SweepError('the client does not come to its end')
        expected = guest.printed(since)
        if judge(baseline, baseline, expected, expected):
            raise SweepError(f'the client fails without any fault: {baseline["error"]}')
        result['requests'] = baseline['answers']
        positions = guest.trace(options.window)
        result['instructions'] = len(positions)
        if not positions:
            raise SweepError('the server executes nothing')
        last = len(positions) if options.to is None else min(options.to + 1, len(positions))
        pages = collections.Counter()
        for n in list(range(options.first, last, options.stride))[:options.limit]:
            since = guest.again(1)
            if not guest.goTo(positions, n):
                result['unreached'] += 1
                continue
            guest.remote.write(positions[n].pc, guest.undefined)
            result['injected'] += 1
            found = guest.toStop()
            if found is not None and found['phase'] == END:
                guest.remote.step()
                found = guest.toStop()
            wrong = judge(found, baseline, guest.printed(since), expected)
            found = found or {'restarts': 0, 'lost': 1, 'doubled': 0, 'wrong': 0, 'error': '', 'pages': None}
            result['recovered'] += found['restarts'] == baseline['restarts'] + 1
            result['right'] += not wrong
            for name in ('lost', 'doubled', 'wrong'):
                result[name] += found[name] > 0
            pages[found['pages']] += 1
            if wrong:
                place = guest.server.function(positions[n].pc)
                failure = {'n': n, 'place': place, 'what': ', '.join(wrong), 'error': found['error']}
                if 'console' in wrong:
                    failure['console'] = guest.printed(since)
                result['failures'].append(failure)
                print(f'  FAILED {server} n={n} {place}: {failure["what"]}'
                      f'{": " + found["error"] if found["error"] else ""}'
                      f'{" " + repr(failure["console"]) if "console" in failure else ""}', flush=True)
        result['pages'] = sorted((str(number), count) for number, count in pages.items())
    result['seconds'] = round(time.monotonic() - started, 1)
    return result


def show(result):
    """Prints the line of a server."""
    print('SWEEP ' + ' '.join(f'{key}={result[key]}' for key in (
        'arch', 'server', 'requests', 'instructions', 'unreached', 'injected', 'recovered', 'right', 'lost', 'doubled', 'wrong',
        'seconds')), flush=True)


def main():
    parser = qemu.arguments(argparse.ArgumentParser(description='make servers fail at every instruction'))
    parser.add_argument('--server', action='append', choices=list(SERVERS), help='which one; all if none is named')
    parser.add_argument('--from', dest='first', type=int, default=0, metavar='N', help='first instruction')
    parser.add_argument('--to', type=int, metavar='N', help='last instruction')
    parser.add_argument('--stride', type=int, default=1, metavar='N', help='only each N-th instruction')
    parser.add_argument('--limit', type=int, metavar='N', help='at most so many faults for each server')
    parser.add_argument('--window', type=int, default=2000000, metavar='N', help='most instructions of a round')
    parser.add_argument('--patience', type=float, default=60, metavar='SECONDS', help='how long an answer may take')
    parser.add_argument('--json', help='file for the results, as a list of objects')
    options = parser.parse_args()
    options.build = os.path.abspath(options.build)
    results, failed = [], False
    for server in options.server or list(SERVERS):
        try:
            result = sweep(options, server)
            show(result)
            results.append(result)
            failed = failed or bool(result['failures']) or not result['injected']
        except (SweepError, gdbremote.RemoteError, qemu.GuestError, TimeoutError) as error:
            print(f'FAILED: {server}: {error}', flush=True)
            failed = True
    if options.json:
        with open(options.json, 'w', encoding='utf-8') as stream:
            json.dump(results, stream, indent=2)
            stream.write('\n')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
