# SPDX-License-Identifier: GPL-3.0-or-later
"""
Barriers of ARM. The emulator does everything in order, so no run shows that one is missing: the machine code is looked
at. Chapters are those of the ARM Architecture Reference Manual, ARMv7-A and ARMv7-R edition (DDI 0406C).
"""

import json
import os
import re
import shutil
import subprocess

import pytest

OBJDUMP = 'arm-none-eabi-objdump'

# Coprocessor operations as the disassembler writes them
FORGET_TRANSLATION = r'mcr 15, 0, \w+, cr8, cr7, \{\d\}'
DROP_INSTRUCTIONS = r'mcr 15, 0, \w+, cr7, cr5, \{0\}'
DROP_BRANCHES = r'mcr 15, 0, \w+, cr7, cr5, \{6\}'
CLEAN_LINE = r'mcr 15, 0, \w+, cr7, cr(10|14), \{1\}'

# Before paging is on, nothing has to be waited for
BOOT = ('_start', '__start')


@pytest.fixture(scope='module')
def functions(build):
    """A function that disassembles a program: names of its functions, with their instructions in order."""
    with open(os.path.join(build, 'machine.json'), encoding='utf-8') as stream:
        if json.load(stream)['arch'] != 'arm':
            pytest.skip('other processors keep the order of stores and of loads by themselves')
    if not shutil.which(OBJDUMP):
        pytest.skip(f'{OBJDUMP} is missing')

    def disassemble(*path):
        text = subprocess.run([OBJDUMP, '-d', '-C', '--no-show-raw-insn', os.path.join(build, *path)], timeout=120,
                              capture_output=True, text=True, check=True).stdout
        found = {}
        for part in re.split(r'\n(?=[0-9a-f]+ <)', text):
            head = re.match(r'[0-9a-f]+ <(.*)>:\n', part)
            if head:
                lines = [line.split('\t', 1)[1] for line in part.splitlines()[1:] if '\t' in line]
                found[head[1]] = [' '.join(re.sub(r'\s*[@;].*', '', line).split()) for line in lines]
        return found

    return disassemble


@pytest.fixture(scope='module')
def program(functions):
    """A program that sends and receives."""
    return functions('server', 'filesystem', 'tmp', 'server')


@pytest.fixture(scope='module')
def kernel(functions):
    return functions('kernel', 'kernel')


def only(found, prefix):
    """The instructions of the function whose name begins so; parts of it that the compiler made functions follow."""
    names = sorted((name for name in found if name.startswith(prefix)), key=len)
    assert names and all(name.startswith(names[0]) for name in names), names
    return [instruction for name in names for instruction in found[name]]


def places(code, pattern):
    return [index for index, instruction in enumerate(code) if re.match(pattern, instruction)]


# A message is copied by a call, or in the function itself by instructions that no other part of it has
COPY = r'blx? .*MemoryWords::copy|(ldm|stm)\w* r\d+!|(ldr|str)\w* \w+, \[\w+\], #4'


def test_message_is_in_memory_before_the_index_tells_of_it(program):
    code = only(program, 'MemoryChannel::write(')
    barrier = places(code, 'dmb')[-1]
    assert places(code[:barrier], COPY) and not places(code[barrier:], COPY + '|blx? ')
    # Our own copy of the index and the one in the page, nothing else
    stores = [re.match(r'str\w* (\w+),', instruction) for instruction in code[barrier:] if instruction.startswith('st')]
    assert len(stores) == 2 and all(stores) and len({store[1] for store in stores}) == 1, code[barrier:]


@pytest.mark.parametrize('name', ['peek', 'next'])
def test_message_is_read_after_the_index_that_tells_of_it(program, name):
    code = only(program, f'MemoryChannel::{name}(')
    barrier, copies = places(code, 'dmb')[0], places(code, COPY)
    assert copies and barrier < copies[0], code
    assert places(code[:barrier], r'ldr\w* ') and not places(code[:barrier], r'str(?!.*\[sp)'), code


# One barrier behind each look at the producer's index, one before each change of the consumer's index and of its marks
@pytest.mark.parametrize('name, count', [('peek', 2), ('seek', 2), ('read', 1), ('complete', 3)])
def test_consumer_is_done_with_a_message_before_it_says_so(program, name, count):
    code = only(program, f'MemoryChannel::{name}(')
    assert len(places(code, 'dmb')) >= count, code


def test_page_table_is_in_memory_when_a_page_is_mapped(kernel):
    # B3.10.1: the table walk sees what was stored before the DSB, the instructions behind the ISB see the walk
    code = only(kernel, 'ARMPaging::map(')
    ends = places(code, 'isb')
    assert ends, code
    for end in ends:
        # The entry is the last that is stored
        assert code[end - 1].startswith('dsb'), code[end - 5:end]
        assert places(code[end - 5:end - 1], r'str \w+, \[(?!sp|fp)'), code[end - 5:end]


def test_translations_are_forgotten_between_barriers(kernel):
    # B3.10.1: what was stored is seen by the walk, and the old translation is gone before anything else is done
    count = 0
    for name, code in kernel.items():
        for index in places(code, FORGET_TRANSLATION):
            if name in BOOT:
                continue
            count += 1
            assert code[index - 1].startswith('dsb'), (name, code[index - 3:index + 3])
            assert [word[:3] for word in code[index + 1:index + 3]] == ['dsb', 'isb'], (name, code[index:index + 4])
    assert count >= 3


def test_new_code_is_in_memory_before_the_old_is_dropped_from_the_cache(kernel):
    # B2.2.7: clean the data cache, DSB, invalidate instruction cache and predictors, DSB, ISB
    count = 0
    for name, code in kernel.items():
        for index in places(code, DROP_INSTRUCTIONS):
            if name in BOOT:
                continue
            count += 1
            assert code[index - 1].startswith('dsb'), (name, code[index - 3:index + 3])
            assert re.match(DROP_BRANCHES, code[index + 1]), (name, code[index:index + 4])
            assert [word[:3] for word in code[index + 2:index + 4]] == ['dsb', 'isb'], (name, code[index:index + 5])
        cleans = places(code, CLEAN_LINE)
        assert not cleans or any(index > max(cleans) for index in places(code, 'dsb')), name
    assert count >= 1
