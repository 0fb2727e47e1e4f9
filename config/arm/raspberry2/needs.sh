# SPDX-License-Identifier: GPL-3.0-or-later
# What ./freenos needs for arm/raspberry2 beyond what every system needs. Sourced by it; see need() there.

needSystemBuild()
{
    # Brings binutils-arm-none-eabi; its libraries are not used, except libgcc
    need arm-none-eabi-g++ gcc-arm-none-eabi 'compiles the system for ARM'
}

needSystemClang()
{
    needSystemBuild
    need ld.lld lld 'links what Clang compiled for ARM'
}

needSystemQemu()
{
    need qemu-system-arm qemu-system-arm 'the machine that the system runs on'
}

needSystemDebugger()
{
    need gdb-multiarch gdb-multiarch 'the debugger'
}

needSystemIso()
{
    :
}
