// SPDX-License-Identifier: GPL-3.0-or-later

/*
 * Entry of the kernel: any core, without paging, in HYP or supervisor mode, secure or not. Chapters are those of the ARM
 * Architecture Reference Manual, ARMv7-A and ARMv7-R edition (DDI 0406C).
 */

#define MODE_MASK        0x1f
#define MODE_SUPERVISOR  0x13
#define MODE_HYP         0x1a
#define NO_INTERRUPTS    0xc0

#define STACK_SIZE       16384
#define MEBIBYTE         0x100000

/* First-level entries for 1 MiB, supervisor only, see ARMPaging.h */
#define MEMORY_ENTRY     0x0000041e     /* normal memory, write-back, never executed */
#define DEVICE_ENTRY     0x00000416     /* device, never executed */
#define MEMORY_COUNT     896
#define DEVICE_FIRST     0x3f0
#define DEVICE_COUNT     32

/* Pages of the first MiB, supervisor only: normal memory, write-back */
#define TEXT_PAGE        0x21e          /* read only */
#define CONSTANT_PAGE    0x21f          /* read only, never executed */
#define DATA_PAGE        0x01f          /* never executed */
#define PAGE_SIZE        4096
#define TABLE_ENTRY      1

#define PRIMARY_REMAP    0x000b00a4
#define NORMAL_REMAP     0x00400040
#define WALK_CACHED      0x48

/* SCTLR: MMU, data cache, branch prediction, instruction cache, TEX remap */
#define CONTROL_BITS     ((1 << 0) | (1 << 2) | (1 << 11) | (1 << 12) | (1 << 28))

.syntax unified
.section .entry, "ax"
.arm
.globl _start
_start:
    /* Only the first core works */
    mrc   p15, 0, r0, c0, c0, 5
    ands  r0, r0, #3
    beq   2f
1:  wfi
    b     1b

    /* From HYP mode to supervisor mode (B1.9.1 and B8.1) */
2:  mrs   r0, cpsr
    and   r1, r0, #MODE_MASK
    cmp   r1, #MODE_HYP
    bne   3f
    mrc   p15, 4, r1, c14, c1, 0        /* CNTHCTL: the timers are not trapped */
    orr   r1, r1, #3
    mcr   p15, 4, r1, c14, c1, 0
    mov   r1, #0
    mcrr  p15, 4, r1, r1, c14           /* CNTVOFF: virtual time is physical time */
    mcr   p15, 4, r1, c1, c1, 0         /* HCR: nothing is trapped */
    mcr   p15, 4, r1, c1, c1, 2         /* HCPTR */
    mov   r1, #(MODE_SUPERVISOR | NO_INTERRUPTS)
    .arch_extension virt
    msr   spsr_cxsf, r1
    adr   r1, 4f
    msr   elr_hyp, r1
    eret
3:  cpsid if, #MODE_SUPERVISOR

    /* Caches and paging off, in case that a loader left them on */
4:  mrc   p15, 0, r0, c1, c0, 0
    bic   r0, r0, #((1 << 0) | (1 << 2))
    bic   r0, r0, #(1 << 12)
    mcr   p15, 0, r0, c1, c0, 0
    isb

    /* Zero what the image does not contain */
    ldr   r0, =__bss_start
    ldr   r1, =__bss_end
    mov   r2, #0
    mov   r3, #0
    mov   r4, #0
    mov   r5, #0
5:  stmia r0!, {r2-r5}
    cmp   r0, r1
    blo   5b

    /* The lower half of all address spaces: all memory, then the devices, one to one */
    ldr   r0, =kernelDirectory
    ldr   r1, =MEMORY_ENTRY
    mov   r2, #MEMORY_COUNT
6:  str   r1, [r0], #4
    add   r1, r1, #MEBIBYTE
    subs  r2, r2, #1
    bne   6b

    /* The first MiB in pages: nobody writes to the kernel's code and constants, and nothing else of it is executed */
    ldr   r0, =kernelFirstTable
    ldr   r2, =__text_start
    ldr   r3, =__text_end
    ldr   r4, =__rodata_end
    mov   r1, #0
9:  ldr   r5, =DATA_PAGE
    cmp   r1, r2
    blo   10f
    cmp   r1, r4
    ldrlo r5, =CONSTANT_PAGE
    cmp   r1, r3
    ldrlo r5, =TEXT_PAGE
10: orr   r5, r5, r1
    str   r5, [r0], #4
    add   r1, r1, #PAGE_SIZE
    cmp   r1, #MEBIBYTE
    blo   9b
    ldr   r0, =kernelDirectory
    ldr   r1, =kernelFirstTable + TABLE_ENTRY
    str   r1, [r0]

    ldr   r0, =kernelDirectory + (DEVICE_FIRST * 4)
    ldr   r1, =(DEVICE_FIRST << 20) + DEVICE_ENTRY
    mov   r2, #DEVICE_COUNT
7:  str   r1, [r0], #4
    add   r1, r1, #MEBIBYTE
    subs  r2, r2, #1
    bne   7b

    /* The core takes part in coherency (Cortex-A7 TRM, 4.3.31): without it, its caches stay off. A hypervisor or the
       secure world may have done it and not let us. */
    mrc   p15, 0, r0, c1, c0, 1
    tst   r0, #(1 << 6)
    orreq r0, r0, #(1 << 6)
    mcreq p15, 0, r0, c1, c0, 1

    /* Paging */
    mov   r2, #0
    mcr   p15, 0, r2, c8, c7, 0         /* TLBIALL */
    mcr   p15, 0, r2, c7, c5, 0         /* ICIALLU */
    mcr   p15, 0, r2, c7, c5, 6         /* BPIALL */
    ldr   r0, =kernelDirectory
    orr   r0, r0, #WALK_CACHED
    mcr   p15, 0, r0, c2, c0, 0         /* TTBR0 */
    mcr   p15, 0, r0, c2, c0, 1         /* TTBR1: until the first process, nothing is mapped there */
    mov   r0, #1
    mcr   p15, 0, r0, c2, c0, 2         /* TTBCR.N: half of the address space for each */
    mcr   p15, 0, r0, c3, c0, 0         /* DACR: domain 0 obeys the tables */
    mcr   p15, 0, r2, c13, c0, 1        /* CONTEXTIDR */
    ldr   r0, =PRIMARY_REMAP
    mcr   p15, 0, r0, c10, c2, 0
    ldr   r0, =NORMAL_REMAP
    mcr   p15, 0, r0, c10, c2, 1
    dsb
    isb
    mrc   p15, 0, r0, c1, c0, 0
    ldr   r1, =CONTROL_BITS
    orr   r0, r0, r1
    bic   r0, r0, #(1 << 1)             /* words may lie anywhere, for the instructions that can do it (A3.2.1) */
    bic   r0, r0, #(1 << 13)            /* vectors where VBAR tells */
    bic   r0, r0, #(1 << 29)            /* AP[0] is a permission */
    mcr   p15, 0, r0, c1, c0, 0
    isb

    ldr   r0, =trapVectors
    mcr   p15, 0, r0, c12, c0, 0        /* VBAR */

    /* Floating point unit: everybody may, but it is off */
    mrc   p15, 0, r0, c1, c0, 2
    orr   r0, r0, #(0xf << 20)
    mcr   p15, 0, r0, c1, c0, 2
    isb

    ldr   sp, =bootStack + STACK_SIZE
    mov   r11, #0
    bl    kernelStart
8:  wfi
    b     8b
.ltorg

.section .bss
.balign 16384
.globl kernelDirectory
kernelDirectory:
    .skip 16384
kernelFirstTable:
    .skip 1024
.globl kernelStackTables
kernelStackTables:
    .skip 16 * 1024
.balign 16
.globl bootStack
bootStack:
    .skip STACK_SIZE

.section .note.GNU-stack, "", %progbits
