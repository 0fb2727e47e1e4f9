# SPDX-License-Identifier: GPL-3.0-or-later
"""The tools that make images: the same input gives the same bytes, and strangers' tools accept the result."""

import os
import shutil
import struct
import subprocess
import sys

import pytest

import qemu

SUPPORT = os.path.join(qemu.TOP, 'support')
sys.path.insert(0, SUPPORT)

import checksum  # noqa: E402

ENVIRONMENT = dict(os.environ, PATH=os.environ['PATH'] + ':/usr/sbin:/sbin')


def tool(script, *arguments):
    """Runs one of the tools."""
    return subprocess.run([sys.executable, '-B', os.path.join(SUPPORT, script), *map(str, arguments)], timeout=60,
                          capture_output=True, text=True, check=False)


def makeTree(folder, names):
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode() * 3000)
    path = folder.parent / (folder.name + '.manifest')
    path.write_text(''.join(f'file {name}\n' for name in names) + 'directory tmp\n')
    return path


def makeRoot(folder, names):
    manifest = makeTree(folder, names)
    output = folder.parent / (folder.name + '.ext2')
    result = tool('mkrootfs.py', '--epoch', 1700000000, folder, manifest, output)
    assert result.returncode == 0, result.stderr
    return output


def test_root_file_system_does_not_depend_on_order_time_or_place(tmp_path):
    names = ['bin/ls', 'etc/hostname', 'server/filesystem/ext2/server']
    first = makeRoot(tmp_path / 'one', names)
    second = makeRoot(tmp_path / 'two', names[::-1])
    assert first.read_bytes() == second.read_bytes()


def test_root_file_system_is_sound_and_holds_the_files_and_mount_points(tmp_path):
    image = makeRoot(tmp_path / 'root', ['bin/ls', 'etc/hostname'])
    subprocess.run(['e2fsck', '-f', '-n', image], check=True, env=ENVIRONMENT, capture_output=True, timeout=60)
    copy = tmp_path / 'copy'
    commands = f'dump /bin/ls {copy}\nstat /tmp\n'
    result = subprocess.run(['debugfs', '-f', '-', image], input=commands, env=ENVIRONMENT, capture_output=True,
                            text=True, check=True, timeout=60)
    assert copy.read_bytes() == b'bin/ls' * 3000
    assert 'Type: directory' in result.stdout


def test_files_without_a_line_in_the_manifest_stay_out(tmp_path):
    manifest = makeTree(tmp_path / 'root', ['etc/hostname'])
    (tmp_path / 'root' / 'etc' / 'stale').write_text('old')
    output = tmp_path / 'root.ext2'
    assert tool('mkrootfs.py', tmp_path / 'root', manifest, output).returncode == 0
    assert b'stale' not in output.read_bytes()


def bootImage(folder, description):
    (folder / 'desc').write_text(description)
    return tool('mkbootimage.py', '--prefix', folder, folder / 'desc', folder / 'boot.img'), folder / 'boot.img'


def test_boot_image_holds_each_part_on_its_own_pages_with_its_checksum(tmp_path):
    program = b'\x7fELF\x01' + bytes(19) + struct.pack('<I', 0x80000010) + bytes(5000)
    (tmp_path / 'server').write_bytes(program)
    (tmp_path / 'data').write_bytes(b'abc')
    result, path = bootImage(tmp_path, 'BootProgram ./server\n# comment\nBootData ./data\n')
    assert result.returncode == 0, result.stderr
    image = path.read_bytes()
    magic, revision, size, symbols, count, segments, segmentCount = struct.unpack_from('<8sBxxxIIHxxIH', image)
    assert (magic, revision, size, count, segmentCount) == (b'FreeNOS\x01', 2, len(image), 2, 2)
    for index, (name, kind, entry, data) in enumerate(((b'./server', 0, 0x80000010, program), (b'./data', 3, 0, b'abc'))):
        found = struct.unpack_from('<32sIIIHxxI', image, symbols + index * 52)
        assert found == (name.ljust(32, b'\0'), kind, entry, index, 1, len(data))
        virtual, length, offset, check = struct.unpack_from('<IIII', image, segments + index * 16)
        assert (virtual, length, offset % 4096, check) == (0, len(data), 0, checksum.checksum(data))
        assert image[offset:offset + length] == data


@pytest.mark.parametrize('description', ['BootProgram ./data\n', 'BootNothing ./data\n', 'BootData ./data extra\n',
                                         'BootData ./missing\n', 'BootData ./' + 'n' * 40 + '\n'])
def test_boot_image_is_not_made_from_a_wrong_description(tmp_path, description):
    (tmp_path / 'data').write_bytes(b'abc')
    result, path = bootImage(tmp_path, description)
    assert result.returncode != 0 and not path.exists()


@pytest.mark.skipif(not shutil.which('nm'), reason='binutils are missing')
def test_symbol_table_names_functions_in_the_order_of_their_addresses(tmp_path):
    (tmp_path / 'a.cpp').write_text('namespace N { void second() {} } void first(int) {} int main() { return 0; }')
    subprocess.run(['g++', '-o', tmp_path / 'a', tmp_path / 'a.cpp'], check=True, timeout=60)
    assert tool('kernelsymbols.py', tmp_path / 'a', tmp_path / 'a.S').returncode == 0
    lines = (tmp_path / 'a.S').read_text().splitlines()
    names = [line.split('"')[1] for line in lines if '.asciz' in line]
    addresses = [int(line.split()[1].strip(','), 16) for line in lines if line.startswith('    .long 0x')]
    assert {'N::second', 'first', 'main'} <= set(names)
    assert addresses == sorted(addresses) and len(addresses) == len(names)
