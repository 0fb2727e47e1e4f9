#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes an image for real machines: GRUB, the kernel and the boot image."""

import os
import shutil
import subprocess
import sys
import tempfile


def main():
    kernel, bootImage, configuration, output = sys.argv[1:]
    if not shutil.which('grub-mkrescue'):
        sys.exit('grub-mkrescue is missing: install grub-pc-bin grub-common xorriso mtools')
    with tempfile.TemporaryDirectory() as tree:
        os.makedirs(os.path.join(tree, 'boot', 'grub'))
        shutil.copy(kernel, os.path.join(tree, 'boot', 'kernel'))
        shutil.copy(bootImage, os.path.join(tree, 'boot', 'boot.img'))
        shutil.copy(configuration, os.path.join(tree, 'boot', 'grub', 'grub.cfg'))
        result = subprocess.run(['grub-mkrescue', '-o', os.path.abspath(output), tree], capture_output=True, text=True,
                                timeout=300, check=False)
        if result.returncode != 0:
            sys.exit('grub-mkrescue: ' + result.stderr)


if __name__ == '__main__':
    main()
