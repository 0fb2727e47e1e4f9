#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""
Runs the guest in QEMU: a class for tests and measurements, and a command to use or debug the guest by hand.

No accelerator is ever used, so that a guest behaves alike on every machine. With `icount` the guest's clock counts its
instructions, and the date is always the same: same images, same figures. Only a key still comes when it comes; a guest
that is told by the kernel command line what to do needs none.
"""

import argparse
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import time

sys.dont_write_bytecode = True

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BUILD = 'build/intel/pc'
ICOUNT = ['-icount', 'shift=0,sleep=off', '-rtc', 'base=2026-01-01,clock=vm']
PROMPT = r'\([^()\s]*\) /\S* [#$] '
LOGIN = r'login: '
ANSI = re.compile(r'\x1b\[[0-9;?]*[A-Za-z]')


class GuestError(Exception):
    """The guest did not do what it should: the message tells, with the end of its output."""


class Machine:
    """
    One run of the guest. Use it in a `with` statement: the emulator is gone when the statement ends.

    build       folder with the images, and with machine.json, in which the build says how to start them
    qemu        another emulator
    flags       other options for it
    icount      count instructions
    timeout     seconds for the whole run, start to end
    log         file that receives all that the guest prints
    iso         image of a disc to start from, with a boot loader, instead of the kernel
    """

    def __init__(self, build=BUILD, qemu=None, flags=None, icount=False, timeout=120, log=None, extra=(), iso=None):
        self.build = build
        self.qemu = qemu
        self.flags = flags
        self.extra = list(extra) + (ICOUNT if icount else [])
        self.timeout = timeout
        self.iso = iso
        self.logName = log
        self.child = None
        self.deadline = None
        self.logFile = None

    def command(self):
        """
        The command line of the emulator, to be run in the build folder: the guest is told the kernel's path, which must
        not make a difference between one machine and another.
        """
        made = self.description()
        flags = made['flags'] if self.flags is None else self.flags
        command = [self.qemu or made['qemu'], *shlex.split(flags), *self.extra]
        if self.iso:
            return command + ['-cdrom', self.iso]
        for option in ('kernel', 'initrd'):
            command += ['-' + option, made[option]] if made[option] else []
        return command

    def description(self):
        """What the build says about the machine."""
        path = os.path.join(self.build, 'machine.json')
        if not os.path.exists(path):
            raise GuestError(f'no images in {self.build}: build first (scons image)')
        with open(path, encoding='utf-8') as stream:
            return json.load(stream)

    def start(self):
        """Starts the emulator."""
        import pexpect
        command = self.command()
        for name in filter(None, (self.description()[option] for option in ('kernel', 'initrd'))):
            if not os.path.exists(os.path.join(self.build, name)):
                raise GuestError(f'{name} is missing in {self.build}: build first (scons image)')
        self.deadline = time.monotonic() + self.timeout
        self.child = pexpect.spawn(command[0], command[1:], cwd=self.build, encoding='latin-1', echo=False,
                                   dimensions=(50, 200), timeout=self.timeout)
        self.child.delaybeforesend = None
        self.child.delayafterclose = 0.1
        if self.logName:
            os.makedirs(os.path.dirname(os.path.abspath(self.logName)), exist_ok=True)
            self.logFile = open(self.logName, 'w', encoding='latin-1', newline='')
            self.child.logfile_read = self.logFile
        return self

    def __enter__(self):
        return self.start()

    def __exit__(self, *_):
        self.kill()

    def _remaining(self, timeout):
        left = self.deadline - time.monotonic()
        return max(0.01, left if timeout is None else min(left, timeout))

    def expect(self, patterns, timeout=None):
        """Waits for one of some patterns. Returns its index; the text before it is in `before`."""
        import pexpect
        wanted = [patterns] if isinstance(patterns, str) else list(patterns)
        failures = [kind for kind in (pexpect.TIMEOUT, pexpect.EOF) if kind not in wanted]
        index = self.child.expect(wanted + failures, timeout=self._remaining(timeout))
        if index < len(wanted):
            return index
        what = 'ended' if failures[index - len(wanted)] is pexpect.EOF else 'was silent for too long'
        tail = '\n'.join((self.child.before or '').splitlines()[-25:])
        raise GuestError(f'the guest {what} while waiting for {wanted}; its last lines:\n{tail}')

    @property
    def before(self):
        """Text between the last two matches, control sequences removed."""
        return ANSI.sub('', self.child.before or '').replace('\r', '')

    @property
    def match(self):
        """The match object of the last expect()."""
        return self.child.match

    def send(self, text):
        """Types text."""
        self.child.send(text)

    def sendline(self, text=''):
        """Types a line and Enter."""
        self.child.send(text + '\r')

    def boot(self, timeout=None):
        """Waits until the guest asks who logs in."""
        self.expect(LOGIN, timeout)
        return self

    def login(self, user='root', timeout=60):
        """Logs in and waits for the shell's prompt."""
        self.sendline(user)
        self.expect(PROMPT, timeout)
        return self

    def run(self, command, timeout=None):
        """Runs a command in the shell and returns what it printed, without the echo of the command."""
        self.sendline(command)
        self.expect(PROMPT, timeout)
        _, _, output = self.before.partition('\n')
        return output

    def lines(self, command=None, timeout=None, powersOff=False):
        """
        Runs a command in the shell and yields the lines that it prints, as they come, until the prompt is back or, if
        that is what the command does at its end, the guest powers off. Without a command: all that is printed.
        """
        import pexpect
        if command is not None:
            self.sendline(command)
        endings = [r'\r?\n', PROMPT] + ([pexpect.EOF] if powersOff else [])
        while self.expect(endings, timeout) == 0:
            yield self.before

    def wait(self, timeout=None):
        """Waits for the emulator to end by itself. Returns its exit status."""
        import pexpect
        if self.child.expect([pexpect.EOF, pexpect.TIMEOUT], timeout=self._remaining(timeout)) != 0:
            raise GuestError('the guest did not power off')
        self.child.close()
        return self.child.exitstatus if self.child.exitstatus is not None else -self.child.signalstatus

    def poweroff(self, command='shutdown', timeout=60):
        """Shuts the guest down. Returns the emulator's exit status, 0 when all was well."""
        self.sendline(command)
        return self.wait(timeout)

    def kill(self):
        """Ends the emulator, if it is still there."""
        if self.child is not None:
            self.child.close(force=True)
        if self.logFile is not None:
            self.logFile.close()
            self.logFile = None


def arguments(parser):
    """Adds the options that every driver of the guest has."""
    parser.add_argument('--build', default=os.path.join(TOP, BUILD), help='folder with the images')
    parser.add_argument('--qemu', help='another emulator than the configuration names')
    parser.add_argument('--flags', help='other options for it')
    parser.add_argument('--timeout', type=float, default=600, help='seconds for the whole run')
    return parser


def resultFile(path):
    """Type of an argument: a file to be written at the end, for which there is a folder now."""
    if os.path.isdir(path) or not os.path.isdir(os.path.dirname(os.path.abspath(path))):
        raise argparse.ArgumentTypeError(f'{path} cannot be written: it is a folder or in none')
    return path


def machine(options, **more):
    """A machine from the options of a driver."""
    return Machine(os.path.abspath(options.build), options.qemu, options.flags, timeout=options.timeout, **more)


def programs(build):
    """The guest's programs with symbols: (name, path)."""
    found = []
    for part in ('server', 'bin'):
        for folder, _, names in os.walk(os.path.join(build, part)):
            found += [(os.path.relpath(folder, build), os.path.join(folder, name[:-len('.stripped')]))
                      for name in names if name.endswith('.stripped')]
    return sorted(found)


def writeGdbInit(path, build, architecture, port=1234):
    """Writes the commands that bring gdb to the first line of the kernel."""
    kernel = os.path.join(build, 'kernel', 'kernel')
    lines = ['# Generated by support/qemu.py: gdb -x .gdbinit', 'set confirm off', 'set pagination off',
             f'set architecture {architecture}', f'file {kernel}', f'target remote localhost:{port}',
             'break kernel_main', 'continue', '',
             '# Symbols of a program: `symbols server/datastore`, then `break DatastoreServer::registerBuffer`']
    lines += ['python', 'import gdb', 'PROGRAMS = {']
    lines += [f'    {name!r}: {program!r},' for name, program in programs(build)]
    lines += ['}', 'class Symbols(gdb.Command):',
              '    """Adds the symbols of a program of the guest: symbols server/datastore"""',
              '    def __init__(self):', '        super().__init__("symbols", gdb.COMMAND_FILES)',
              '    def invoke(self, name, tty):', '        if name in PROGRAMS:',
              '            gdb.execute("add-symbol-file " + PROGRAMS[name])', '        else:',
              '            print("known: " + " ".join(sorted(PROGRAMS)))', 'Symbols()', 'end', '']
    with open(path, 'w', encoding='utf-8') as stream:
        stream.write('\n'.join(lines))


def debug(guest, withGdb):
    """Starts the guest stopped, waiting for gdb; with gdb in this terminal if wanted."""
    init = os.path.join(TOP, '.gdbinit')
    writeGdbInit(init, guest.build, guest.description()['gdb'])
    command = guest.command() + ['-s', '-S']
    if not withGdb:
        print('Waiting for gdb; in another terminal: gdb -x .gdbinit      (end: Ctrl-A X)', flush=True)
        os.chdir(guest.build)
        os.execvp(command[0], command)
    console = os.path.join(guest.build, 'console.log')
    with open(console, 'wb') as output:
        emulator = subprocess.Popen(command, cwd=guest.build, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT,
                                    start_new_session=True)
    try:
        print(f'The guest\'s console goes to {os.path.relpath(console)}', flush=True)
        gdb = shutil.which('gdb-multiarch') or 'gdb'
        return subprocess.call([gdb, '-q', '-iex', 'set auto-load local-gdbinit off', '-x', init])
    finally:
        emulator.kill()
        emulator.wait()


def main():
    parser = arguments(argparse.ArgumentParser(description='run the guest in this terminal'))
    parser.add_argument('action', choices=['run', 'debug', 'command'])
    parser.add_argument('--gdb', action='store_true', help='with debug: start gdb in this terminal')
    options = parser.parse_args()
    guest = machine(options)
    if options.action == 'command':
        print(shlex.join(guest.command()))
        return 0
    if options.action == 'debug':
        return debug(guest, options.gdb)
    print('Log in as root. `shutdown` powers off; Ctrl-A X ends the emulator.', flush=True)
    os.chdir(guest.build)
    command = guest.command()
    os.execvp(command[0], command)
    return 1


if __name__ == '__main__':
    sys.exit(main())
