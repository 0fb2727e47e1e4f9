#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the documentation of the sources; any warning is an error."""

import os
import subprocess
import sys

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def main():
    output = os.path.join(TOP, sys.argv[1] if len(sys.argv) > 1 else 'build/doxygen')
    os.makedirs(output, exist_ok=True)
    result = subprocess.run(['doxygen', 'support/Doxyfile'], cwd=TOP, capture_output=True, text=True, timeout=600,
                            check=False)
    warnings = [line for line in (result.stdout + result.stderr).splitlines()
                if 'warning:' in line or 'error:' in line]
    print('\n'.join(warnings))
    print(f'{os.path.relpath(output)}/html/index.html, {len(warnings)} warnings')
    return 1 if warnings or result.returncode else 0


if __name__ == '__main__':
    sys.exit(main())
