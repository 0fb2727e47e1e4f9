# SPDX-License-Identifier: GPL-3.0-or-later
"""The shell: what is typed, split and run, and what it says when that is not possible."""

import re

import qemu


def keys(guest, text):
    """Types keys and Enter as they are, returns what the command printed."""
    guest.sendline(text)
    guest.expect(qemu.PROMPT, 20)
    return guest.before.partition('\n')[2]


def test_quotes_keep_blanks_and_special_characters_together(sharedGuest):
    assert 'a  b|c;d & e#f' in sharedGuest.run("echo 'a  b'\"|c;d\" \\& e#f # not this")


def test_commands_are_separated_by_semicolons(sharedGuest):
    assert sharedGuest.run('echo one; echo two').split() == ['one', 'two']


def test_exit_status_of_the_last_command(sharedGuest):
    assert sharedGuest.run('true; echo $?').split() == ['0']
    assert sharedGuest.run('false; echo $?').split() == ['1']
    assert sharedGuest.run('no-such-program; echo $?').split()[-1] == '127'
    assert sharedGuest.run("sh -c 'exit 42'; echo $?").split() == ['42']


def test_an_exit_status_that_is_none_does_not_end_the_shell(sharedGuest):
    for status in ('""', '-1', '256', 'x'):
        assert 'not an exit status' in sharedGuest.run('exit ' + status)


def test_unknown_commands_are_named(sharedGuest):
    assert 'sh: : command not found' in sharedGuest.run('""')
    assert 'no-such-program: command not found' in sharedGuest.run('no-such-program')
    assert '/bin/no/such: command not found' in sharedGuest.run('/bin/no/such')


def test_a_file_that_is_no_program_is_refused(sharedGuest):
    output = sharedGuest.run('/etc/passwd; echo $?')
    assert 'sh: /etc/passwd: ' in output and output.split()[-1] == '126'


def test_thirty_arguments_are_passed_and_one_more_is_refused(sharedGuest):
    thirty = ' '.join(str(i) for i in range(30))
    assert sharedGuest.run('echo ' + thirty).strip() == thirty
    assert 'too many arguments' in sharedGuest.run('echo ' + thirty + ' x')


def test_long_arguments_are_passed_whole_or_refused(sharedGuest):
    longest = 'x' * 127
    assert sharedGuest.run('echo ' + longest).strip() == longest
    assert 'too long' in sharedGuest.run('echo ' + longest + 'y')


def test_open_quotes_and_pipes_are_errors(sharedGuest):
    assert 'quotes' in sharedGuest.run("echo 'a")
    assert 'not supported' in sharedGuest.run('echo a | cat')
    assert 'not supported' in sharedGuest.run('echo a > /tmp/file')


def test_line_editing(sharedGuest):
    left, home, end, delete = '\x1b[D', '\x1b[H', '\x1b[F', '\x1b[3~'
    assert 'abXc' in keys(sharedGuest, 'echo abc' + left + 'X')
    assert 'abd' in keys(sharedGuest, 'echo abcd' + left + left + delete)
    assert 'start end' in keys(sharedGuest, 'start' + home + 'echo ' + end + ' end')
    assert 'kept' in keys(sharedGuest, 'nonsense\x15echo kept')
    assert keys(sharedGuest, 'echo cut off' + left * 4 + '\x0b').split() == ['cut']
    assert keys(sharedGuest, 'echo wronh\x7fg').split() == ['wrong']
    assert keys(sharedGuest, 'cho first\x01\x01e').split() == ['first']


def test_enter_after_an_unfinished_key_sequence_is_enter(sharedGuest):
    for unfinished in ('\x1b', '\x1b[', '\x1b[1', '\x1bO'):
        assert keys(sharedGuest, 'echo whole' + unfinished).split() == ['whole']


def test_a_long_paste_is_taken_to_its_end(sharedGuest):
    # The line is more than the shell takes, and with what follows more than the console keeps
    sharedGuest.send('sleep 1\r' + 'x' * 6000 + '\r' + ''.join(f'echo line {n}\r' for n in range(300)))
    sharedGuest.expect('the line is too long', 60)
    for n in range(300):
        sharedGuest.expect(rf'\nline {n}\r', 60)
    sharedGuest.expect(qemu.PROMPT, 20)
    assert not re.search(r' serial +\w+ +\w+ +[1-9]', sharedGuest.run('recovery status'))


def test_history(sharedGuest):
    sharedGuest.run('echo older')
    sharedGuest.run('echo newer')
    assert 'older' in keys(sharedGuest, '\x1b[A\x1b[A')
    assert 'newer!' in keys(sharedGuest, '\x1b[A\x1b[A!')


def test_ctrl_c_drops_the_line(sharedGuest):
    sharedGuest.send('echo not this\x03')
    sharedGuest.expect(qemu.PROMPT, 20)
    assert 'this too' in sharedGuest.run('echo this too')


def test_current_directory(sharedGuest):
    sharedGuest.run('cd /etc')
    assert 'localhost' in sharedGuest.run('cat hostname')
    assert 'cd' not in sharedGuest.run('cd ..')
    assert 'localhost' in sharedGuest.run('cat etc/hostname')
    assert 'sh: /no/such: ' in sharedGuest.run('cd /no/such')
    sharedGuest.run('cd /')


def test_background_programs_are_reaped(sharedGuest):
    pid = re.search(r'\[(\d+)\]', sharedGuest.run('sleep 1 &'))[1]
    assert f'[{pid}] done (0)' not in sharedGuest.run('echo not yet')
    sharedGuest.sendline('sleep 2')
    sharedGuest.expect(re.escape(f'[{pid}] done (0)'), 20)
    sharedGuest.expect(qemu.PROMPT, 20)
    assert pid not in [line.split()[0] for line in sharedGuest.run('ps').splitlines() if line.strip()]


def test_time_prints_seconds_and_ticks(sharedGuest):
    seconds = float(re.search(r'time: (\d+\.\d{6}) s, \d+ ticks', sharedGuest.run('time sleep 1'))[1])
    # Only with counted instructions are clock and timestamp of an emulator in step
    assert 0.3 < seconds < 10


def test_write_and_scripts(sharedGuest):
    sharedGuest.run("write /tmp/script 'echo from a script; false'")
    assert sharedGuest.run('sh /tmp/script; echo $?').split() == ['from', 'a', 'script', '1']
    assert 'cannot be read' in sharedGuest.run('sh /tmp/no-script')
    sharedGuest.run('rm /tmp/script')


def test_help_lists_the_builtin_commands(sharedGuest):
    output = sharedGuest.run('help')
    for name in ('cd', 'exit', 'help', 'stdio', 'time', 'write'):
        assert re.search(rf'^{name} ', output, re.M)
