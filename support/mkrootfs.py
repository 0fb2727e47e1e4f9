#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""
Makes the ext2 image of the root file system. The same input gives the same bytes: inodes are made in sorted order, all
files belong to root, and every time stamp is the one given.

The manifest says what is on it: lines `file PATH` and `directory PATH`, relative to the tree.
"""

import argparse
import os
import subprocess
import sys

BLOCK = 1024
INODE = 128
UUID = '46726565-4e4f-5300-8000-000000000001'


def manifest(path):
    """Files and directories of the manifest, directories with all their parents."""
    files, directories = [], set()
    with open(path, encoding='utf-8') as stream:
        for line in stream:
            kind, _, name = line.strip().partition(' ')
            if kind == 'file':
                files.append(name)
            elif kind == 'directory':
                directories.add(name)
    for name in files + list(directories):
        parent = os.path.dirname(name)
        while parent:
            directories.add(parent)
            parent = os.path.dirname(parent)
    return sorted(files), sorted(directories)


def blocksFor(size):
    """Blocks that a file takes, its indirect blocks included."""
    data = (size + BLOCK - 1) // BLOCK
    perBlock = BLOCK // 4
    indirect = 0
    if data > 12:
        indirect = 1 + (data - 12 + perBlock - 1) // perBlock + 2
    return data + indirect


def run(command, environment, **options):
    result = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False, **options)
    errors = [line for line in result.stderr.splitlines() if line and not line.startswith(('debugfs ', 'mke2fs '))
              and 'is not defined in mke2fs.conf' not in line]
    if result.returncode != 0 or errors:
        sys.exit(f'{command[0]}: ' + ('\n'.join(errors) or result.stdout or f'status {result.returncode}'))
    return result.stdout


def commands(tree, files, directories):
    """What debugfs does to fill the image."""
    lines = []
    for name in directories:
        lines.append(f'mkdir /{name}')
    for name in files:
        lines.append(f'write {os.path.join(tree, name)} /{name}')
        mode = 0o100755 if os.access(os.path.join(tree, name), os.X_OK) else 0o100644
        lines.append(f'set_inode_field /{name} mode 0{mode:o}')
        lines += [f'set_inode_field /{name} {field} 0' for field in ('uid', 'gid')]
    return '\n'.join(lines) + '\n'


def main():
    parser = argparse.ArgumentParser(description='make the root file system')
    parser.add_argument('--epoch', type=int, default=0, help='time stamp of everything, seconds since 1970')
    parser.add_argument('--free', type=int, default=256, help='blocks to leave free')
    parser.add_argument('tree')
    parser.add_argument('manifest')
    parser.add_argument('output')
    arguments = parser.parse_args()

    environment = dict(os.environ, PATH=os.environ.get('PATH', '/usr/bin:/bin') + ':/usr/sbin:/sbin', LC_ALL='C',
                       E2FSPROGS_FAKE_TIME=str(arguments.epoch), SOURCE_DATE_EPOCH=str(arguments.epoch),
                       MKE2FS_CONFIG='/dev/null', DEBUGFS_PAGER='__none__')
    files, directories = manifest(arguments.manifest)
    inodes = (len(files) + len(directories) + 32 + 7) // 8 * 8
    blocks = sum(blocksFor(os.path.getsize(os.path.join(arguments.tree, name))) for name in files)
    blocks += len(directories) * 2 + inodes * INODE // BLOCK + arguments.free + 32
    blocks += blocks // 8192 * 40

    temporary = arguments.output + '.new'
    if os.path.exists(temporary):
        os.unlink(temporary)
    run(['mke2fs', '-q', '-F', '-t', 'ext2', '-b', str(BLOCK), '-I', str(INODE), '-N', str(inodes), '-m', '0',
         '-O', 'none,sparse_super,large_file,filetype', '-U', UUID, '-L', 'FreeNOS',
         '-E', f'hash_seed={UUID},root_owner=0:0', temporary, str(blocks)], environment)
    run(['debugfs', '-w', '-f', '-', temporary], environment, input=commands(arguments.tree, files, directories))
    check = subprocess.run(['e2fsck', '-f', '-n', temporary], env=environment, capture_output=True, text=True,
                           timeout=120, check=False)
    if check.returncode != 0:
        sys.exit('e2fsck finds fault with the new image:\n' + check.stdout)
    os.replace(temporary, arguments.output)


if __name__ == '__main__':
    main()
