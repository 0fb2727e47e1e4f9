# SPDX-License-Identifier: GPL-3.0-or-later
"""
What the build makes of the components: the root file system, the boot image, the ISO image; and the named commands.
"""

import json
import os

import SCons.Script

import build

HELP = """
  scons               images of the guest and unit tests of the host
  scons image         images of the guest only: kernel, rootfs.ext2, boot.img
  scons test          run the unit tests of the host (ASan, UBSan)
  scons qemu          run the guest in this terminal
  scons qemu_test     run the unit tests in the guest
  scons qemu_debug    run the guest and wait for gdb; writes .gdbinit
  scons bench         measure in guest instructions
  scons fuzz          short seeded runs of the fuzzers
  scons iso           image for real machines (GRUB)
  scons doxygen       documentation of the sources, build/doxygen/html
  scons -c            remove what was built

Variables: ARCH SYSTEM COMPILER=gcc|clang DEBUG=True|False VERBOSE=True|False BUILDROOT HOST_BUILDROOT
Local settings: build.conf, build.host.conf (made by the first run)
"""

# Empty folders of the root file system: places where file systems are mounted.
MOUNT_POINTS = ('tmp', 'dev', 'dev/serial', 'dev/time', 'console', 'boot')


def define(target, host):
    """Defines the images and the named commands, after all SConscript files were read."""
    database = target.CompilationDatabase('#compile_commands.json')
    hostPrograms = build.hostPrograms()
    made = list(hostPrograms) + database
    image = _images(target)
    made += image
    target.Alias('image', image)
    target.Alias('host', hostPrograms)
    target.Alias('compiledb', database)
    target.Default(made)
    _commands(target, host)


def _systemFiles(env):
    """The files in /etc that the build itself provides."""
    root, etc = env['BUILDROOT'], env.subst(env['etc'])
    env.TargetInstallAs('#' + env['INITSCRIPT'], '$etc/init.sh')
    version = env.Command(build._absolute(os.path.join(root, 'include', 'VERSION')),
                          build._absolute(os.path.join(root, 'include', 'Config.h')),
                          '@sed -n "s/^#define RELEASE \\"\\(.*\\)\\"/\\1/p" $SOURCE > $TARGET')
    env.TargetInstallAs(version, '$etc/VERSION')
    common = os.path.join(env['TOP'], 'config', 'etc')
    if os.path.isdir(common):
        for name in sorted(os.listdir(common)):
            env.TargetInstallAs(f'#config/etc/{name}', f'{etc}/{name}')
    for name in MOUNT_POINTS:
        env.TargetDirectory(name)


def _writeValue(target, source, env):
    """Builder: writes a text that the build knows."""
    with open(str(target[0].abspath), 'w', encoding='utf-8') as stream:
        stream.write(source[0].read())


def _images(env):
    """Root file system, boot image and ISO image. Returns the nodes that QEMU needs."""
    root = env['BUILDROOT']
    absolute = build._absolute

    def python(script):
        return f'$PYTHON support/{script}'

    _systemFiles(env)
    tree = os.path.relpath(env.Dir(absolute(os.path.join(root, 'rootfs'))).abspath, env['TOP'])
    files = sorted(os.path.relpath(str(node.abspath), env.Dir('#' + tree).abspath) for node in env['ROOTFS_FILES'])
    lines = [f'file {name}' for name in files] + [f'directory {name}' for name in sorted(set(env['ROOTFS_DIRS']))]
    manifest = env.Command(absolute(os.path.join(root, 'rootfs.manifest')), env.Value('\n'.join(lines) + '\n'),
                           SCons.Script.Action(_writeValue, '  LIST   $TARGET'))
    quiet = None if env['VERBOSE'] else '  EXT2   $TARGET'
    rootfs = env.Command(absolute(os.path.join(root, 'rootfs.ext2')), manifest + env['ROOTFS_FILES'],
                         SCons.Script.Action(f'{python("mkrootfs.py")} --epoch $EPOCH {tree} $SOURCE $TARGET', quiet))
    env.Depends(rootfs, '#support/mkrootfs.py')

    kernel = env['KERNEL']
    wanted = _bootPrograms(env)
    have = {os.path.relpath(str(node.abspath), env.Dir(absolute(root)).abspath)[:-len('.stripped')]: node
            for node in env['PROGRAMS']}
    missing = [path for path in wanted if path not in have] + ([] if kernel else ['kernel'])
    if missing:
        print('scons: no boot image, these are not there: ' + ' '.join(missing))
        env['IMAGES'] = rootfs + kernel
        return rootfs + kernel
    quiet = None if env['VERBOSE'] else '  IMAGE  $TARGET'
    bootimage = env.Command(absolute(os.path.join(root, 'boot.img')),
                            ['#' + env['BOOTDESC']] + [have[path] for path in wanted] + rootfs,
                            SCons.Script.Action(f'{python("mkbootimage.py")} --prefix {root} $SOURCE $TARGET', quiet))
    env.Depends(bootimage, ['#support/mkbootimage.py', '#support/checksum.py'])
    machine = {'arch': env['ARCH'], 'system': env['SYSTEM'], 'qemu': env['QEMU'], 'flags': env['QEMUFLAGS'],
               'gdb': env['GDBARCH'], 'clock': env.get('CLOCK', True), 'options': env.get('BENCHOPTIONS', []),
               'kernel': 'kernel/kernel', 'initrd': 'boot.img'}
    needed = kernel + bootimage
    if env.get('BOOTLINKED'):
        linked = build.linkBootImage(env, bootimage, os.path.join(root, 'kernel.img'))
        machine.update(kernel='kernel.img', initrd=None)
        needed = linked + needed
    needed += env.Command(absolute(os.path.join(root, 'machine.json')),
                          env.Value(json.dumps(machine, indent=2, sort_keys=True) + '\n'),
                          SCons.Script.Action(_writeValue, '  LIST   $TARGET'))
    env['IMAGES'] = needed
    if env.get('GRUBCONF'):
        _iso(env, kernel, bootimage)
    return needed + rootfs


def _iso(env, kernel, bootimage):
    """The image for machines that start with GRUB."""
    quiet = None if env['VERBOSE'] else '  ISO    $TARGET'
    stripped = env.Command(str(kernel[0].abspath) + '.stripped', kernel, env['STRIPACTION'])
    iso = env.Command(build._absolute(os.path.join(env['BUILDROOT'], 'boot.iso')),
                      stripped + bootimage + ['#' + env['GRUBCONF']],
                      SCons.Script.Action('$PYTHON support/mkiso.py $SOURCES $TARGET', quiet))
    env.Depends(iso, '#support/mkiso.py')
    env.Alias('iso', iso)


def _bootPrograms(env):
    """Paths of the programs in the boot image's description, below ${BUILDROOT}."""
    with open(os.path.join(env['TOP'], env['BOOTDESC']), encoding='utf-8') as stream:
        lines = [line.split('#')[0].split() for line in stream]
    return [os.path.normpath(words[1]) for words in lines if len(words) == 2 and words[0] != 'BootData']


def _commands(target, host):
    guest = '--build $BUILDROOT'
    target.Targets(qemu=f'$PYTHON support/qemu.py run {guest}',
                   qemu_debug=f'$PYTHON support/qemu.py debug {guest}',
                   bench=f'$PYTHON support/bench.py {guest} --arch $ARCH',
                   demo=f'$PYTHON support/demo.py {guest}')
    target.AutoTester('qemu_test', f'$PYTHON support/guesttest.py {guest}')
    host.LocalTester('test', '$PYTHON support/hosttest.py $BUILDROOT')
    doxygen = target.Alias('doxygen', [], SCons.Script.Action('$PYTHON support/doxygen.py build/doxygen', None))
    target.AlwaysBuild(doxygen)


def defineFuzzers(env):
    """Defines the command that runs the fuzzers. They are built with Clang, apart from the unit tests."""
    env.Alias('fuzzers', env['FUZZERS'])
    node = env.Alias('fuzz', env['FUZZERS'], SCons.Script.Action('$PYTHON support/fuzz.py $BUILDROOT', None))
    env.AlwaysBuild(node)
