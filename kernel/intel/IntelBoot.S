// SPDX-License-Identifier: GPL-3.0-or-later

/*
 * Entry of the kernel from a Multiboot loader (Multiboot Specification 0.6.96): protected mode without paging.
 */

#define MULTIBOOT_MAGIC  0x1badb002
#define MULTIBOOT_FLAGS  0x00000003     /* modules on page boundaries, memory sizes */
#define STACK_SIZE       16384
#define LARGE_ENTRY      0x183          /* present, writable, large, global */
#define LARGE_COUNT      224            /* 896 MiB in pages of 4 MiB */
#define DATA_PAGE        0x103          /* present, writable, global */
#define WRITABLE         0x002
#define TABLE_ENTRY      0x003          /* present, writable */

.section .multiboot, "a"
.balign 4
    .long MULTIBOOT_MAGIC
    .long MULTIBOOT_FLAGS
    .long -(MULTIBOOT_MAGIC + MULTIBOOT_FLAGS)

.section .entry, "ax"
.globl _start
_start:
    cli
    cld
    /* EAX and EBX are the loader's */
    movl $(bootStack + STACK_SIZE), %esp

    /* The kernel half of all address spaces: all memory, one to one */
    movl $kernelDirectory, %edi
    movl $LARGE_ENTRY, %edx
    movl $LARGE_COUNT, %ecx
1:  movl %edx, (%edi)
    addl $4, %edi
    addl $0x400000, %edx
    loop 1b

    /* The first of them in pages: nobody writes to the kernel's code and constants */
    movl $kernelFirstTable, %edi
    xorl %edx, %edx
2:  movl %edx, %ecx
    orl  $DATA_PAGE, %ecx
    cmpl $__text_start, %edx
    jb   3f
    cmpl $__rodata_end, %edx
    jae  3f
    andl $~WRITABLE, %ecx
3:  movl %ecx, (%edi)
    addl $4, %edi
    addl $0x1000, %edx
    cmpl $0x400000, %edx
    jb   2b
    movl $kernelFirstTable + TABLE_ENTRY, kernelDirectory

    /* CR4: large and global pages, FXSAVE and SSE exceptions. CR0: paging, write protection in supervisor mode,
       native FPU errors, monitor coprocessor. */
    movl %cr4, %edx
    orl  $0x690, %edx
    movl %edx, %cr4
    movl $kernelDirectory, %edx
    movl %edx, %cr3
    movl %cr0, %edx
    andl $~0x4, %edx
    orl  $0x80010022, %edx
    movl %edx, %cr0

    xorl %ebp, %ebp
    pushl %ebx
    pushl %eax
    call kernelStart
2:  cli
    hlt
    jmp 2b

.section .bss
.balign 4096
.globl kernelDirectory
kernelDirectory:
    .skip 4096
kernelFirstTable:
    .skip 4096
.globl kernelStackTables
kernelStackTables:
    .skip 4 * 4096
.balign 16
.globl bootStack
bootStack:
    .skip STACK_SIZE

.section .note.GNU-stack, "", @progbits
