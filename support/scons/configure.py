# SPDX-License-Identifier: GPL-3.0-or-later
"""
Configuration: reads build.conf and build.host.conf, makes the two environments and the headers that depend on them.

build.conf is Python. `Include('file')` reads another one, `${NAME}` in a string is replaced by SCons when it is used.
A value is looked up on the command line first (`scons ARCH=intel DEBUG=True`), then in the environment, then in the
file. `HOST_` in front (`HOST_CXX=clang++`) sets the variable of the host side.
"""

import fcntl
import os
import platform
import subprocess
import sys
import time

import SCons.Script

import build

# What may be set from outside. Others (CCFLAGS, CPPPATH, ...) belong to the configuration files.
SETTABLE = ('ARCH', 'SYSTEM', 'COMPILER', 'DEBUG', 'VERBOSE', 'BUILDROOT', 'CC', 'CXX', 'AS', 'AR', 'RANLIB', 'STRIP',
            'NM', 'LD', 'QEMU', 'QEMUFLAGS', 'CROSS_COMPILE', 'VERSION_EXTRA', 'VERSION_SUFFIX')

# Of these, what the environment may say too. CC and the like are often set there for other projects.
FROM_ENVIRONMENT = ('ARCH', 'SYSTEM', 'COMPILER', 'DEBUG', 'VERBOSE', 'BUILDROOT')

DEFAULTS = {'ARCH': 'intel', 'SYSTEM': 'pc', 'COMPILER': 'gcc', 'DEBUG': False, 'VERBOSE': False,
            'CROSS_COMPILE': '', 'VERSION_EXTRA': '', 'VERSION_SUFFIX': ''}

VERSION = (2, 0, 0)

_lock = None


def exclusive(*folders):
    """Two builds at once in one folder would destroy each other's work: the second one waits."""
    global _lock
    _lock = []
    for folder in sorted(set(folders)):
        os.makedirs(folder, exist_ok=True)
        stream = open(os.path.join(folder, '.lock'), 'w', encoding='utf-8')
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            print(f'scons: waiting for another build in {folder}', file=sys.stderr)
            fcntl.flock(stream, fcntl.LOCK_EX)
        _lock.append(stream)


def _boolean(value):
    return str(value).lower() in ('1', 'true', 'yes', 'on')


def _read(path, values, top):
    """Executes one configuration file; names that it assigns become variables."""
    def include(name):
        _read(os.path.join(top, _expand(name, values)), values, top)

    values['Include'] = include
    if not os.path.exists(path):
        raise SCons.Errors.UserError(f'no such configuration: {os.path.relpath(path, top)} is missing')
    with open(path, encoding='utf-8') as stream:
        exec(compile(stream.read(), path, 'exec'), values)
    values.pop('Include', None)
    values.pop('__builtins__', None)
    return values


def _configuration(top, local, template, outside, fixed):
    """
    The variables of one side. The local file is made on the first run; it includes the one under config/, so that it
    holds the user's own changes only.
    """
    path = os.path.join(top, local)
    if not os.path.exists(path):
        with open(path, 'w', encoding='utf-8') as stream:
            stream.write('# Local configuration, not under version control. Own settings go below the Include.\n'
                         f"Include('{template}')\n")
    values = dict(fixed, **outside)
    _read(path, values, top)
    values.update(outside)
    return {name: _expand(value, values) for name, value in values.items()}


def _expand(value, values):
    """Replaces the names of the system in a value that the build itself looks at."""
    if isinstance(value, list):
        return [_expand(item, values) for item in value]
    if isinstance(value, str):
        for key in ('ARCH', 'SYSTEM', 'COMPILER', 'TOP', 'CROSS_COMPILE'):
            value = value.replace('${' + key + '}', str(values[key]))
    return value


def _outside(arguments, prefix=''):
    values = {}
    for name in SETTABLE:
        if name in FROM_ENVIRONMENT and prefix + name in os.environ:
            values[name] = os.environ[prefix + name]
        if prefix + name in arguments:
            values[name] = arguments[prefix + name]
    for name in ('DEBUG', 'VERBOSE'):
        if name in values:
            values[name] = _boolean(values[name])
    return values


def environments(top, arguments):
    """Makes the environments of guest and host."""
    outside = _outside(arguments)
    if outside.get('ARCH', 'intel') == 'host':
        raise SCons.Errors.UserError('ARCH=host: the host side is always built, see `scons test`')
    fixed = dict(DEFAULTS, TOP=top)
    guess = dict(fixed, **outside)
    template = f"config/{guess['ARCH']}/{guess['SYSTEM']}/build.conf"
    if not os.path.exists(os.path.join(top, template)):
        raise SCons.Errors.UserError(f'no such system: {template} is missing')
    local = 'build.conf'
    if ('ARCH' in outside or 'SYSTEM' in outside) and (guess['ARCH'], guess['SYSTEM']) != ('intel', 'pc'):
        local = template
    values = _configuration(top, local, template, outside, fixed)

    hostOutside = _outside(arguments, 'HOST_')
    for name in ('VERBOSE', 'COMPILER'):
        hostOutside.setdefault(name, values[name])
    hostValues = _configuration(top, 'build.host.conf', 'config/host/build.conf', hostOutside,
                                dict(DEFAULTS, TOP=top, ARCH='host', SYSTEM='host'))
    return _environment('target', top, values), _environment('host', top, hostValues)


def fuzzing(host):
    """The host side once more, built with Clang and instrumented for fuzzing."""
    values = dict(host['CONFIG'], CC='clang', CXX='clang++', COMPILER='clang', BUILDROOT=host['BUILDROOT'] + '-fuzz')
    replaced = ['-fsanitize=fuzzer-no-link,address,undefined', '-fno-sanitize-recover=all']
    values['CCFLAGS'] = [flag for flag in values['CCFLAGS'] if flag not in values['SANITIZE']] + replaced
    values['SANITIZE'] = replaced
    return _environment('fuzz', host['TOP'], values)


def _environment(kind, top, values):
    path = os.environ.get('PATH', '/usr/bin:/bin')
    env = SCons.Script.Environment(
        tools=['default', 'compilation_db', 'textfile'],
        ENV={'PATH': path + ':/usr/sbin:/sbin', 'HOME': os.environ.get('HOME', '/'), 'LC_ALL': 'C',
             'TERM': os.environ.get('TERM', 'dumb'), 'SOURCE_DATE_EPOCH': str(_epoch(top))},
        PYTHON='/usr/bin/python3 -B', KERNEL=[], PROGRAMS=[], ROOTFS_FILES=[], ROOTFS_DIRS=[], FUZZERS=[], CONFIG=values)
    env.Replace(**values)
    env['EPOCH'] = _epoch(top)
    env.Decider('MD5-timestamp')
    build.setup(env, kind, top)
    root = env['BUILDROOT']
    env['ROOTFS'] = env['rootfs'] = '${BUILDROOT}/rootfs'
    for name in ('bin', 'server', 'etc', 'boot'):
        env[name] = '${BUILDROOT}/rootfs/' + name
    env['testroot'] = '${BUILDROOT}/rootfs/test' if kind == 'target' else '${BUILDROOT}/test'
    absolute = build._absolute
    env['CPPPATH'] = [absolute(os.path.join(root, 'include'))]
    for folder in ('kernel', 'lib/libarch'):
        build._includeFolder(env, folder)
    if kind == 'target':
        env.Append(CCFLAGS=['-Ilib/liballoc', '-Ilib/libstd'], CXXFLAGS=['-include', 'lib/liballoc/Allocator.h'])
    else:
        build._includeFolder(env, 'lib/libstd')
    env.Append(CCFLAGS=env['DEBUGFLAGS'] if env['DEBUG'] else env['RELEASEFLAGS'])
    env.Append(ASFLAGS=env.get('ARCHFLAGS', []))
    _actions(env)
    return env


def _actions(env):
    quiet = not env['VERBOSE']
    action = SCons.Script.Action

    def say(verb):
        return f'  {verb:<6} $TARGET' if quiet else None

    env['LINKACTION'] = action('$LINKPROGRAM', say('LD'))
    env['KERNELLINKACTION'] = action(env.get('LINKKERNEL', ''), say('LD'))
    env['STRIPACTION'] = action('$STRIP -s -R .comment -R .note -o $TARGET $SOURCE', say('STRIP'))
    env['LZ4ACTION'] = action('lz4 -q -f -9 --content-size -B5 -BI $SOURCE $TARGET && chmod 755 $TARGET', say('LZ4'))
    env.Replace(ARFLAGS='rcsD', RANLIBCOM='')
    if quiet:
        for name, verb in (('CCCOMSTR', 'CC'), ('CXXCOMSTR', 'CXX'), ('ASPPCOMSTR', 'AS'), ('ARCOMSTR', 'AR'),
                           ('INSTALLSTR', 'COPY')):
            env[name] = say(verb)
    env['COMPILATIONDB_COMSTR'] = say('DB')


def _git(top, *arguments):
    try:
        result = subprocess.run(['git', '-C', top, *arguments], capture_output=True, text=True, timeout=10, check=False)
        return result.stdout.strip() if result.returncode == 0 else ''
    except OSError:
        return ''


_epochs = {}


def _epoch(top):
    """The moment that the build bears: SOURCE_DATE_EPOCH, else that of the commit, else a fixed one."""
    if top not in _epochs:
        value = os.environ.get('SOURCE_DATE_EPOCH') or _git(top, 'log', '-1', '--format=%ct')
        _epochs[top] = int(value) if value.isdigit() else 1704067200
    return _epochs[top]


def _write(path, text):
    """Writes a file if it changes, so that nothing is compiled again without need."""
    os.makedirs(os.path.dirname(path), exist_ok=True)
    if os.path.exists(path):
        with open(path, encoding='utf-8') as stream:
            if stream.read() == text:
                return
    with open(path, 'w', encoding='utf-8') as stream:
        stream.write(text)


def _symlink(path):
    """<FreeNOS/X.h> is X.h: a link to the folder itself."""
    if not os.path.islink(path) and os.path.isdir(os.path.dirname(path)):
        os.symlink('.', path)


def _compilerVersion(env):
    try:
        result = subprocess.run([env.subst('$CXX'), '--version'], capture_output=True, text=True, timeout=20,
                                check=False, env=dict(os.environ, LC_ALL='C'))
        return result.stdout.splitlines()[0].strip() if result.stdout else 'unknown'
    except OSError:
        return 'unknown'


def generateHeaders(env):
    """Writes Config.h and lays the headers of the chosen system into ${BUILDROOT}/include."""
    top = env['TOP']
    root = env['BUILDROOT'] if os.path.isabs(env['BUILDROOT']) else os.path.join(top, env['BUILDROOT'])
    include = os.path.join(root, 'include')
    os.makedirs(include, exist_ok=True)
    _symlink(os.path.join(include, 'FreeNOS'))
    _symlink(os.path.join(top, 'kernel', 'FreeNOS'))
    folder = f"config/{env['ARCH']}/{env['SYSTEM']}" if env['KIND'] == 'target' else 'config/host'
    for name in ('Constant.h', 'System.h', 'User.h'):
        path = os.path.join(top, folder, name)
        if os.path.exists(path):
            with open(path, encoding='utf-8') as stream:
                _write(os.path.join(include, name), stream.read())
    _write(os.path.join(include, 'Config.h'), _configHeader(env, root))


def _configHeader(env, root):
    version = '.'.join(str(part) for part in VERSION) + env['VERSION_EXTRA'] + env['VERSION_SUFFIX']
    moment = time.strftime('%a %b %d %H:%M:%S UTC %Y', time.gmtime(env['EPOCH']))
    lines = {
        'RELEASE': f'FreeNOS {version}',
        'VERSION': version,
        'BANNER': f"FreeNOS {version} [{env['ARCH']}/{env['SYSTEM']}] ({env['COMPILER']}) {moment}\\r\\n",
        'COPYRIGHT': 'Free software under the GNU General Public License, version 3 or later\\r\\n',
        'DATETIME': moment,
        'COMPILER_VERSION': _compilerVersion(env),
        'BUILDUSER': 'builder',
        'BUILDHOST': 'localhost',
        'BUILDOS': platform.system().lower(),
        'BUILDARCH': platform.machine(),
        'BUILDPY': '.'.join(str(part) for part in sys.version_info[:2]),
        'TESTROOT': '' if env['KIND'] == 'target' else os.path.abspath(root),
    }
    # The configuration's own names, not those of tools and their options
    for name in ('ARCH', 'SYSTEM', 'COMPILER', 'VERSION_EXTRA', 'VERSION_SUFFIX', 'CROSS_COMPILE'):
        lines[name] = env['CONFIG'][name]
    text = ('// Generated by the build; changes are lost.\n'
            '#ifndef __CONFIG_H\n#define __CONFIG_H\n\n'
            '/** Code of a version, to compare versions as numbers. */\n'
            '#define VERSION_GET_CODE(a, b, c) (((a) << 16) + ((b) << 8) + (c))\n\n'
            '/** Code of this version. */\n'
            f'#define VERSIONCODE VERSION_GET_CODE({VERSION[0]}, {VERSION[1]}, {VERSION[2]})\n\n')
    for name in sorted(lines):
        quoted = lines[name].replace('"', '\\"')
        text += f'/** Build variable {name}. */\n#define {name} "{quoted}"\n\n'
    return text + '#endif // __CONFIG_H\n'
