# SPDX-License-Identifier: GPL-3.0-or-later
"""
The build helpers: how a SConscript says what its component consists of.

A component's SConscript begins with

    Import('build_env')
    env = build_env.Clone()
    env.UseLibraries(['libstd', 'liballoc', 'libarch'])

and then calls any of these methods. Every SConscript is read twice, once for the `target` (the guest) and once for the
`host` (unit tests under ASan and UBSan); a method that does not concern the environment at hand does nothing, so no
SConscript needs to ask which one it is in. Sources may be names, Glob() results or nested lists of both; a source that
belongs to another folder is written as '#server/datastore/Datastore.cpp'. Sources in sub-folders named after the
architecture, chip family and system (`arm/`, `arm/broadcom/`, `arm/raspberry2/`, `host/`) are added by themselves:
a SConscript lists only the portable ones.

    UseLibraries(libs, arch=None)   include path lib/<name> (and lib/<name>/<arch>[/<system>] if there), and link with it
    UseServers(servers)             include paths server and server/<name>, e.g. UseServers(['filesystem', 'datastore'])
    TargetLibrary(name, sources, kernel_sources=None)      static library lib<...> for the guest only
    TargetHostLibrary(name, sources, kernel_sources=None)  ... for guest and host
    HostLibrary(name, sources)                             ... for the host only
                                    name is the folder's, e.g. 'libstd'. kernel_sources: what the kernel's variant (built
                                    with -D__KERNEL__, only if the kernel uses this library) has; default: the same.
    TargetProgram(name, sources, install_dir=None)         program of the guest. With install_dir, e.g. env['bin'],
                                    it goes stripped and LZ4-compressed to install_dir/name on the root file system.
                                    Servers: env.TargetProgram('server', [Glob('*.cpp')], env['server'] + '/datastore')
                                    programs of the boot image only: leave install_dir out.
    TargetHostProgram(name, sources, install_dir=None)     program for both, e.g. a unit test:
                                    env.TargetHostProgram('StringTest', ['StringTest.cpp'], env['testroot'] + '/lib/libstd')
    HostProgram(name, sources)      program of the host only
    FuzzProgram(name, sources)      fuzzer, built with Clang by `scons fuzz` only, with libraries built for fuzzing
    KernelProgram(name, sources)    the kernel: kernel flags, kernel.ld, kernel variants of the used libraries
    TargetInstall(files, dir=None)  copy files to the root file system, default env['etc']
    TargetInstallAs(source, destination)   ... under another name, destination e.g. env['etc'] + '/motd'
    TargetDirectory(path)           an empty directory (mount point) on the root file system, e.g. '/tmp'
    Lz4Compress(target, source)     compress a file
    SubDirectories()                read the SConscript files of the sub-folders that have one
    Targets(name=command, ...)      name a command: `scons name` builds the images, then runs it
    LocalTester(name, command)      as Targets, after the host programs were built
    AutoTester(name, command)       as Targets, a command that tests the guest in QEMU

Paths on the root file system: env['rootfs'], env['bin'], env['server'], env['etc'], env['boot'], env['testroot'].
On the host env['testroot'] is ${BUILDROOT}/test. Useful variables: env['ARCH'], env['SYSTEM'], env['BUILDROOT'].

Sources that were written for FreeNOS 1.0.4 can be laid in any folder, with their SConscript. They are known by their
first line, which is not LICENCE: they get an older C++, no warnings, and below test/ nothing is private to them.
"""

import os
import re

import SCons.Script

_base = {}          # kind -> environment exported to SConscripts
_libraries = {}     # (kind, library name) -> archive node
_kernelSources = {}     # library name -> function that makes the kernel's archive
_compiled = {}      # path of an object -> flags it is compiled with, node
_hostPrograms = []
_top = None

# First line of each source of this project
LICENCE = b'// SPDX-License-Identifier: GPL-3.0-or-later'


# ---- selection of sources and include paths -------------------------------------------------------------------------

def _flatten(env, sources):
    """The source nodes behind names, globs and nested lists, each once, in order."""
    seen = {}
    for item in SCons.Script.Flatten([sources]):
        node = env.File(item) if isinstance(item, str) else item
        seen.setdefault(_relative(node), node)
    return seen


def _relative(node):
    """Path of a source, relative to the top of the tree."""
    return os.path.relpath(node.srcnode().abspath, _top)


def _archFolders(env):
    if env['KIND'] != 'target':
        return ['host']
    parts = [env[name] for name in ('FAMILY', 'SYSTEM') if env.get(name)]
    return [env['ARCH']] + [os.path.join(env['ARCH'], part) for part in parts]


def _addArchSources(env, sources):
    """Adds the sources of the sub-folders that are named after the architecture and the system."""
    for folder in _archFolders(env):
        directory = os.path.join(env.Dir('.').srcnode().abspath, folder)
        if os.path.isdir(directory) and not os.path.exists(os.path.join(directory, 'SConscript')):
            for name in sorted(os.listdir(directory)):
                if name.endswith(('.cpp', '.c', '.S')):
                    node = env.File(os.path.join(folder, name))
                    sources.setdefault(_relative(node), node)
    return sources


def _includeFolder(env, folder):
    """Adds a folder and those of its sub-folders that belong to the architecture to the include path."""
    for sub in [''] + _archFolders(env):
        path = os.path.normpath(os.path.join(folder, sub))
        if os.path.isdir(os.path.join(_top, path)):
            env.AppendUnique(CPPPATH=['#' + path])


# What a library needs besides the ones that every program names.
_needs = {'libposix': ['libexec', 'libfs', 'libruntime', 'libipc'], 'libruntime': ['libfs', 'libipc']}

# What programs are linked with that use these.
_linked = {'libtest': ['libapp'], 'libapp': ['libposix', 'libruntime', 'libfs'], 'libfs': ['libruntime', 'libarch'],
           'libposix': ['libruntime', 'libexec'], 'libruntime': ['libfs', 'libipc'], 'libexec': ['libarch'],
           'libipc': ['libarch'], 'libarch': ['liballoc', 'libipc'], 'liballoc': ['libstd'], 'libstd': ['liballoc']}


def UseLibraries(env, libs, arch=None):
    """
    Uses libraries by their folder's name, in any order. Unknown ones are skipped. There is only the architecture of the
    environment: `arch` is for scripts that name it.
    """
    names = SCons.Script.Flatten([libs])
    for name in names + [need for name in names for need in _needs.get(name, [])]:
        if env['KIND'] != 'target' and name in env.get('TARGET_ONLY', []):
            continue
        _includeFolder(env, 'lib/' + name)
        if name not in env['USELIBS']:
            env['USELIBS'] = env['USELIBS'] + [name]


def UseServers(env, servers):
    """Adds the include paths of servers."""
    env.AppendUnique(CPPPATH=['#server'])
    for name in SCons.Script.Flatten([servers]):
        _includeFolder(env, 'server/' + name)


# ---- objects --------------------------------------------------------------------------------------------------------

def _headersOf(env, header):
    """The headers that a force-included header includes; SCons does not see them by itself."""
    found, todo = [], [header]
    while todo:
        path = todo.pop()
        if path in found or not os.path.exists(os.path.join(_top, path)):
            continue
        found.append(path)
        with open(os.path.join(_top, path), encoding='utf-8', errors='replace') as stream:
            for name in re.findall(r'^\s*#\s*include\s*["<]([^">]+)[">]', stream.read(), re.M):
                for folder in (os.path.dirname(path), 'lib/libstd', 'lib/liballoc'):
                    todo.append(os.path.normpath(os.path.join(folder, name)))
    return found


def _objects(env, sources, owner, variant=''):
    """
    Compiles each source. Objects of the component's own sources are laid beside the owner, those of other components
    and of other variants apart, so that the same source may be compiled with other flags.
    """
    result = []
    here = os.path.relpath(env.Dir('.').srcnode().abspath, _top)
    for path, node in sources.items():
        if path.endswith(('.o', '.a')):
            result.append(node)
            continue
        stem = os.path.splitext(path)[0]
        if stem.endswith('.entry') or path.endswith('.S'):
            stem += '.s'
        if variant:
            target = os.path.join(env['BUILDROOT'], variant, stem)
        elif path.startswith(here + os.sep):
            target = os.path.join(env['BUILDROOT'], stem)
        else:
            target = os.path.join(env['BUILDROOT'], 'objects', here, owner, stem)
        result += _object(env, target, os.path.join(env['BUILDROOT'], 'objects', here, owner, stem), node)
    return result


def _object(env, target, other, node):
    """Compiles one source, once for all programs that share it; to the other target if the flags are not the same."""
    if _isForeign(node):
        env = env.Clone()
        env.Append(CXXFLAGS=env['FOREIGNCXXFLAGS'], CCFLAGS=env['FOREIGNFLAGS'])
        if _relative(node).startswith('test' + os.sep):
            env.Append(CPPDEFINES={'private': 'public', 'protected': 'public'})
    flags = env.subst('$CXX $CXXFLAGS $CCFLAGS $_CCCOMCOM')
    if os.path.basename(str(node)) in env.get('HOTSOURCES', []) and env.get('HOTFLAGS'):
        # What is called for each message is made fast, all else small
        env = env.Clone()
        env.Append(CCFLAGS=env['HOTFLAGS'])
        flags = env.subst('$CXX $CXXFLAGS $CCFLAGS $_CCCOMCOM')
    known = _compiled.get(target)
    if known and known[0] == flags:
        return known[1]
    if known:
        target = other
    obj = env.StaticObject(_absolute(target + '.o'), node)
    if not str(node).endswith('.S'):
        env.Depends(obj, env['FORCED_DEPENDS'])
    _compiled[target] = (flags, obj)
    return obj


def _isForeign(node):
    """Tells whether a source was written elsewhere, as those for FreeNOS 1.0.4 were."""
    path = node.srcnode().abspath
    if not path.endswith(('.c', '.cpp')) or not os.path.exists(path):
        return False
    with open(path, 'rb') as stream:
        return not stream.readline().startswith(LICENCE)


def _absolute(path):
    return path if os.path.isabs(path) else '#' + path


def _component(env):
    """A copy of the environment in which the component's own folder is on the include path."""
    env = env.Clone()
    _includeFolder(env, os.path.relpath(env.Dir('.').srcnode().abspath, _top))
    return env


# ---- libraries ------------------------------------------------------------------------------------------------------

def _library(env, name, sources, kernel_sources):
    env = _component(env)
    nodes = _addArchSources(env, _flatten(env, sources))
    path = os.path.join(env['BUILDROOT'], _relative(env.Dir('.')), name + '.a')
    _libraries[(env['KIND'], name)] = env.StaticLibrary(_absolute(path), _objects(env, nodes, name))
    if env['KIND'] == 'target':
        selected = nodes if kernel_sources is None else _addArchSources(env, _flatten(env, kernel_sources))
        _kernelSources[name] = _kernelLibrary(env, name, selected)
    return _libraries[(env['KIND'], name)]


def _kernelLibrary(env, name, nodes):
    """Makes the kernel's variant only when the kernel asks for it: not every library compiles for it."""
    made = []

    def make():
        if not made:
            kernel = _kernelFlags(env)
            path = os.path.join(env['BUILDROOT'], 'kernel-objects', 'lib', name, name + '.a')
            made.append(kernel.StaticLibrary(_absolute(path), _objects(kernel, nodes, name, 'kernel-objects')))
        return made[0]

    return make


def TargetLibrary(env, name, sources, kernel_sources=None):
    """Library of the guest only."""
    return _library(env, name, sources, kernel_sources) if env['KIND'] == 'target' else []


def TargetHostLibrary(env, name, sources, kernel_sources=None):
    """Library of guest and host."""
    return _library(env, name, sources, kernel_sources)


def HostLibrary(env, name, sources):
    """Library of the host only."""
    return _library(env, name, sources, None) if env['KIND'] != 'target' else []


# ---- programs -------------------------------------------------------------------------------------------------------

def _linkLibraries(env):
    names = list(env['USELIBS'])
    for name in names:
        names += [other for other in _linked.get(name, []) if other not in names]
    return [_libraries[(env['KIND'], name)] for name in names if (env['KIND'], name) in _libraries]


def _program(env, name, sources):
    env = _component(env)
    folder = _relative(env.Dir('.'))
    libraries = SCons.Script.Flatten(_linkLibraries(env))
    path = os.path.join(env['BUILDROOT'], folder, name)
    objects = _objects(env, _addArchSources(env, _flatten(env, sources)), name)
    program = env.Command(_absolute(path), objects, env['LINKACTION'], LINKLIBS=libraries)
    env.Depends(program, libraries)
    if env['KIND'] == 'target':
        env.Depends(program, '#' + env['LINKUSER'])
    return program


def _targetProgram(env, name, sources, install_dir):
    program = _program(env, name, sources)
    stripped = env.Command(str(program[0].abspath) + '.stripped', program, env['STRIPACTION'])
    if install_dir:
        installed = env.Command(os.path.join(_absolute(env.subst(str(install_dir))), name), stripped, env['LZ4ACTION'])
        _rootfs(installed)
    _symbols(env, name, program)
    _base['target']['PROGRAMS'].extend(stripped)
    return program


def _symbols(env, name, program):
    """The names of functions of what the RecoveryServer supervises: programs of the guest have none themselves."""
    path = os.path.join(_relative(env.Dir('.')), name)
    if path.startswith('server/') or path == 'bin/init/init':
        quiet = None if env['VERBOSE'] else '  NAMES  $TARGET'
        made = env.Command(_absolute(os.path.join(env['BUILDROOT'], 'rootfs', 'symbols', path)), program,
                           SCons.Script.Action('$PYTHON support/programsymbols.py --nm $NM $SOURCE $TARGET', quiet))
        env.Depends(made, ['#support/programsymbols.py', '#support/kernelsymbols.py'])
        _rootfs(made)


def _rootfs(nodes):
    _base['target']['ROOTFS_FILES'].extend(SCons.Script.Flatten([nodes]))


def TargetProgram(env, name, sources, install_dir=None):
    """Program of the guest."""
    return _targetProgram(env, name, sources, install_dir) if env['KIND'] == 'target' else []


def HostProgram(env, name, sources):
    """Program of the host."""
    if env['KIND'] != 'host':
        return []
    program = _program(env, name, sources)
    _hostPrograms.extend(program)
    return program


def TargetHostProgram(env, name, sources, install_dir=None):
    """Program of guest and host."""
    if env['KIND'] == 'target':
        return _targetProgram(env, name, sources, install_dir)
    return HostProgram(env, name, sources)


def FuzzProgram(env, name, sources):
    """Fuzzer: built only for the command that runs them."""
    if env['KIND'] != 'fuzz':
        return []
    env = env.Clone()
    env.Append(SANITIZE=['-fsanitize=fuzzer'])
    program = _program(env, name, sources)
    _base['fuzz']['FUZZERS'].extend(program)
    return program


def _kernelFlags(env):
    kernel = env.Clone()
    kernel.Append(CCFLAGS=env['KERNEL_CCFLAGS'])
    kernel.Append(CPPDEFINES=['__KERNEL__'])
    return kernel


def KernelProgram(env, name, sources):
    """The kernel, linked twice: the second time with the table of its own symbols for readable backtraces."""
    if env['KIND'] != 'target':
        return []
    libs = [_kernelSources[lib]() for lib in env['USELIBS'] if lib in _kernelSources]
    libraries = SCons.Script.Flatten(libs)
    kernel = _kernelFlags(_component(env))
    folder = _relative(env.Dir('.'))
    objects = _objects(kernel, _addArchSources(env, _flatten(env, sources)), name)
    path = os.path.join(env['BUILDROOT'], folder, name)
    table = _absolute(path + '-symbols')
    empty = kernel.Command(table + '0.S', [], '@$PYTHON support/kernelsymbols.py --empty $TARGET')
    first = kernel.Command(_absolute(path + '.unlinked'),
                           objects + kernel.StaticObject(table + '0.o', empty), env['KERNELLINKACTION'],
                           LINKLIBS=libraries)
    full = kernel.Command(table + '.S', first, '@$PYTHON support/kernelsymbols.py --nm $NM $SOURCE $TARGET')
    program = kernel.Command(_absolute(path), objects + kernel.StaticObject(table + '.o', full),
                             env['KERNELLINKACTION'], LINKLIBS=libraries)
    for linked in (first, program):
        env.Depends(linked, libraries)
        env.Depends(linked, '#' + env['LINKKERN'])
    for generated in (empty, full):
        env.Depends(generated, '#support/kernelsymbols.py')
    _base['target']['KERNEL'].extend(program)
    _base['target']['KERNEL_PARTS'] = (kernel, objects + kernel.StaticObject(table + '.o', full), libraries)
    return program


def linkBootImage(env, bootimage, path):
    """The kernel once more, with the boot image inside, for machines whose loader brings only one file."""
    kernel, objects, libraries = env['KERNEL_PARTS']
    name = _absolute(os.path.join(env['BUILDROOT'], 'kernel', 'bootimage'))
    text = f'.section .bootimg, "a"\n.balign 4096\n.incbin "{bootimage[0].path}"\n.section .note.GNU-stack, "", %progbits\n'
    source = kernel.Textfile(name + '.S', [text], LINESEPARATOR='')
    data = kernel.StaticObject(name + '.o', source)
    kernel.Depends(data, bootimage)
    linked = kernel.Command(_absolute(path), objects + data, env['KERNELLINKACTION'], LINKLIBS=libraries)
    kernel.Depends(linked, libraries)
    kernel.Depends(linked, '#' + env['LINKKERN'])
    return linked


# ---- root file system -----------------------------------------------------------------------------------------------

def TargetInstall(env, files, directory=None):
    """Copies files to the root file system."""
    if env['KIND'] != 'target':
        return []
    where = _absolute(env.subst(str(directory or env['etc'])))
    nodes = env.Install(where, SCons.Script.Flatten([files]))
    _rootfs(nodes)
    return nodes


def TargetInstallAs(env, source, destination):
    """Copies a file to the root file system under the given name."""
    if env['KIND'] != 'target':
        return []
    nodes = env.InstallAs(_absolute(env.subst(str(destination))), source)
    _rootfs(nodes)
    return nodes


def TargetDirectory(env, path):
    """An empty directory on the root file system."""
    if env['KIND'] == 'target':
        _base['target']['ROOTFS_DIRS'].append(path.strip('/'))


def Lz4Compress(env, target, source):
    """Compresses a file."""
    return env.Command(target, source, env['LZ4ACTION'])


# ---- folders and named commands -------------------------------------------------------------------------------------

def SubDirectories(env):
    """Reads the SConscript files below the current folder; folders without one are searched through."""
    here = env.Dir('.').srcnode().abspath
    for path in _findScripts(here):
        env.SConscript(os.path.relpath(path, here), exports={'build_env': _base[env['KIND']]})


def _findScripts(folder):
    found = []
    for name in sorted(os.listdir(folder)):
        path = os.path.join(folder, name)
        if not os.path.isdir(path) or os.path.islink(path) or name.startswith(('.', '__')):
            continue
        script = os.path.join(path, 'SConscript')
        found += [script] if os.path.exists(script) else _findScripts(path)
    return found


def readTree(env, folders):
    """Reads the SConscript files of the top-level folders for one environment."""
    _base[env['KIND']] = env
    for name in folders:
        folder = os.path.join(_top, name)
        if not os.path.isdir(folder):
            continue
        script = os.path.join(folder, 'SConscript')
        for path in [script] if os.path.exists(script) else _findScripts(folder):
            relative = os.path.relpath(path, _top)
            variant = os.path.join(env['BUILDROOT'], os.path.dirname(relative))
            env.SConscript('#' + relative, variant_dir=_absolute(variant), duplicate=0,
                           exports={'build_env': env})


def Targets(env, **commands):
    """Names commands that run in the terminal after the images were built."""
    return _named(env, commands, env.get('IMAGES', []))


def LocalTester(env, name, command):
    """Names a command that runs after the host programs were built."""
    return _named(env, {name: command}, _hostPrograms)


def AutoTester(env, name, command):
    """Names a command that tests the guest in QEMU."""
    return _named(env, {name: command}, env.get('IMAGES', []))


def _named(env, commands, needed):
    made = []
    for name, command in commands.items():
        node = env.Alias(name, needed, SCons.Script.Action(command, None if env['VERBOSE'] else ''))
        env.AlwaysBuild(node)
        made += node
    return made


def hostPrograms():
    """The programs of the host, after all SConscript files were read."""
    return _hostPrograms


def setup(env, kind, top):
    """Adds the helper methods to an environment. kind is `target`, `host` or `fuzz`, which is a host."""
    global _top
    _top = top
    env['KIND'] = kind
    env['USELIBS'] = []
    env['FORCED_DEPENDS'] = []
    if kind == 'target':
        env['FORCED_DEPENDS'] = ['#' + path for path in _headersOf(env, 'lib/liballoc/Allocator.h')]
    for method in (UseLibraries, UseServers, TargetLibrary, TargetHostLibrary, HostLibrary, TargetProgram,
                   TargetHostProgram, HostProgram, FuzzProgram, KernelProgram, TargetInstall, TargetInstallAs, TargetDirectory,
                   Lz4Compress, SubDirectories, Targets, LocalTester, AutoTester):
        env.AddMethod(method)
    return env
