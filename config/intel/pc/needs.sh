# SPDX-License-Identifier: GPL-3.0-or-later
# What ./freenos needs for intel/pc beyond what every system needs. Sourced by it; see need() there.

needSystemBuild()
{
    need ld binutils 'links'
    need '/usr/lib/gcc/*/*/32/libgcc.a' gcc-multilib 'helper routines for 32-bit code'
}

needSystemClang()
{
    :
}

needSystemQemu()
{
    need qemu-system-i386 qemu-system-x86 'the machine that the system runs on'
}

needSystemDebugger()
{
    need gdb gdb 'the debugger'
}

needSystemIso()
{
    need grub-mkrescue grub-common 'makes bootable images'
    need /usr/lib/grub/i386-pc/multiboot.mod grub-pc-bin 'the boot loader'
    need xorriso xorriso 'writes ISO images'
    need mformat mtools 'makes the EFI part of the image'
}
