#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""
Stands in for the emulator in the tests of the drivers: behaves like a guest on its console. The environment variable
FAKE_OUTPUT holds what any command but shutdown prints, FAKE_STATUS the exit status of the shutdown; with FAKE_POWEROFF
the first command powers off at its end.
"""

import os
import sys
import termios

PROMPT = '(localhost) / # '


def say(text):
    sys.stdout.write(text.replace('\n', '\r\n'))
    sys.stdout.flush()


def main():
    settings = termios.tcgetattr(0)
    settings[0] &= ~termios.ICRNL
    settings[3] &= ~(termios.ICANON | termios.ECHO)
    termios.tcsetattr(0, termios.TCSANOW, settings)
    say('FreeNOS\n\nlogin: ')
    line = b''
    while True:
        key = os.read(0, 1)
        if not key:
            return 1
        if key != b'\r':
            line += key
            continue
        say(line.decode() + '\n')
        if line == b'shutdown':
            return int(os.environ.get('FAKE_STATUS', '0'))
        if line != b'root':
            say(os.environ.get('FAKE_OUTPUT', ''))
            if os.environ.get('FAKE_POWEROFF'):
                return int(os.environ.get('FAKE_STATUS', '0'))
        say(PROMPT)
        line = b''


if __name__ == '__main__':
    sys.exit(main())
