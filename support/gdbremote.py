# SPDX-License-Identifier: GPL-3.0-or-later
"""
The remote protocol of gdb, as far as the emulator's stub is needed to steer a guest: memory, registers, breakpoints,
single steps, and commands of the emulator's monitor, by which a state of the whole machine is kept and taken up again.
"""

import re
import socket


class RemoteError(Exception):
    """The stub refuses something, or does not answer: the message tells."""


class Stopped(str):
    """Why the guest stopped, as the stub says it."""


class Remote:
    """
    A connection with the stub of an emulator.

    path        Unix socket of the stub
    timeout     seconds after which an answer that does not come is an error
    """

    def __init__(self, path, timeout=60):
        self.timeout = timeout
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.socket.settimeout(timeout)
        self.socket.connect(path)
        self.received = bytearray()
        self.socket.sendall(b'+')
        self.ask('qSupported:xmlRegisters=i386,arm')
        # From here on no packet is acknowledged: half the system calls per step
        if self.ask('QStartNoAckMode') != 'OK':
            self.acknowledge = True
        self.registers = self._describe()

    acknowledge = False

    def close(self):
        """Ends the connection."""
        self.socket.close()

    def _receive(self, deadline=None):
        """The next packet's text."""
        while True:
            start = self.received.find(b'$')
            end = self.received.find(b'#', start) if start >= 0 else -1
            if 0 <= end <= len(self.received) - 3:
                data = bytes(self.received[start + 1:end])
                del self.received[:end + 3]
                if self.acknowledge:
                    self.socket.sendall(b'+')
                return self._plain(data)
            try:
                self.socket.settimeout(self.timeout if deadline is None else deadline)
                more = self.socket.recv(65536)
            except TimeoutError:
                raise
            if not more:
                raise RemoteError('the emulator ended')
            self.received += more

    @staticmethod
    def _plain(data):
        """A packet without escapes and repetitions."""
        if b'}' not in data and b'*' not in data:
            return data.decode('latin-1')
        plain, i = bytearray(), 0
        while i < len(data):
            if data[i] == 0x7d:
                i += 1
                plain.append(data[i] ^ 0x20)
            elif data[i] == 0x2a and plain:
                i += 1
                plain += bytes([plain[-1]]) * (data[i] - 29)
            else:
                plain.append(data[i])
            i += 1
        return plain.decode('latin-1')

    def _send(self, text):
        data = text.encode('latin-1')
        self.socket.sendall(b'$%s#%02x' % (data, sum(data) & 0xff))

    def ask(self, text):
        """Sends a packet and returns the answer."""
        self._send(text)
        return self._receive()

    def demand(self, text):
        """Sends a packet whose answer must be OK."""
        answer = self.ask(text)
        if answer != 'OK':
            raise RemoteError(f'the emulator answers {answer!r} to {text[:40]!r}')

    def monitor(self, command):
        """Has the monitor execute a command. Returns what it prints."""
        self._send('qRcmd,' + command.encode().hex())
        output = ''
        while True:
            answer = self._receive()
            if answer == 'OK':
                return output
            if answer.startswith('O') and len(answer) % 2 == 1:
                output += bytes.fromhex(answer[1:]).decode('latin-1')
            else:
                raise RemoteError(f'the monitor answers {answer!r} to {command!r}')

    def _read(self, annex):
        """A file of the description of the target."""
        text = ''
        while True:
            answer = self.ask(f'qXfer:features:read:{annex}:{len(text):x},ffb')
            if answer[:1] not in ('m', 'l'):
                raise RemoteError(f'there is no description {annex}')
            text += answer[1:]
            if answer[0] == 'l':
                return text

    def _describe(self):
        """Registers by name: (number, size in bytes)."""
        # Not with a parser of XML: the prefix that the stub uses is declared nowhere
        found, number = {}, 0
        for annex in re.findall(r'<(?:\w+:)?include href="([^"]+)"', self._read('target.xml')):
            for attributes in re.findall(r'<reg ([^>]*)>', re.sub(r'<!--.*?-->', '', self._read(annex), flags=re.S)):
                register = dict(re.findall(r'(\w+)="([^"]*)"', attributes))
                number = int(register.get('regnum', number))
                found[register['name']] = (number, int(register['bitsize']) // 8)
                number += 1
        return found

    def register(self, name):
        """The value of a register."""
        answer = self.ask(f'p{self.registers[name][0]:x}')
        if not answer or answer[0] == 'E':
            raise RemoteError(f'register {name} cannot be read')
        return int.from_bytes(bytes.fromhex(answer), 'little')

    def setRegister(self, name, value):
        """Writes a register."""
        number, size = self.registers[name]
        self.demand(f'P{number:x}={value.to_bytes(size, "little").hex()}')

    def allRegisters(self):
        """The bytes of the general registers, in the order of their numbers."""
        return bytes.fromhex(self.ask('g').replace('x', '0'))

    def memory(self, address, size):
        """Bytes at a virtual address of the program that runs."""
        answer = self.ask(f'm{address:x},{size:x}')
        if len(answer) != 2 * size:
            raise RemoteError(f'no memory at {address:#x}')
        return bytes.fromhex(answer)

    def write(self, address, data):
        """Writes bytes to a virtual address of the program that runs."""
        self.demand(f'M{address:x},{len(data):x}:{data.hex()}')

    def insert(self, address, size=1):
        """Sets a breakpoint."""
        self.demand(f'Z0,{address:x},{size:x}')

    def remove(self, address, size=1):
        """Removes a breakpoint."""
        self.demand(f'z0,{address:x},{size:x}')

    def step(self):
        """Executes one instruction."""
        self._send('s')
        return Stopped(self._receive())

    def resume(self, seconds=None):
        """Goes on until something stops the guest. Returns None if nothing did: it is stopped then, too."""
        self._send('c')
        try:
            return Stopped(self._receive(seconds))
        except TimeoutError:
            self.socket.sendall(b'\x03')
            self._receive()
            return None
