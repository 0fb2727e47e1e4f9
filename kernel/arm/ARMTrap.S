// SPDX-License-Identifier: GPL-3.0-or-later

/*
 * Entries of system calls, exceptions and interrupts, and the switch between kernel stacks.
 *
 * Each entry from a program leaves a CPUState on the kernel stack of the process, which the stack pointer of supervisor
 * mode refers to whenever a program runs. An exception of the kernel itself leaves it on a stack of its own: the kernel
 * stack may be what is broken. The kernel runs with interrupts masked.
 */

#define MODE_SUPERVISOR  0x13
#define MODE_ABORT       0x17
#define MODE_UNDEFINED   0x1b

#define STATE_SP         52             /* offsets in a CPUState */
#define STATE_VECTOR     60
#define STATE_PC         64
#define STACK_SIZE       4096

.syntax unified
.text
.arm
.balign 32
.globl trapVectors
trapVectors:
    b     trapUnexpected
    b     trapUndefined
    b     trapSystemCall
    b     trapPrefetchAbort
    b     trapDataAbort
    b     trapUnexpected
    b     trapInterrupt
    b     trapUnexpected

/* System call: number in r0, arguments in r1 to r5 */
trapSystemCall:
    srsdb sp!, #MODE_SUPERVISOR
    sub   sp, sp, #STATE_PC
    stmia sp, {r0-r14}^
    ldr   r6, =systemCallCount
    ldr   r7, =systemCallTable
    ldr   r6, [r6]
    mov   r11, #0
    cmp   r0, r6
    bhs   1f
    ldr   r7, [r7, r0, lsl #2]
    push  {r5, r6}
    mov   r0, r1
    mov   r1, r2
    mov   r2, r3
    mov   r3, r4
    blx   r7
    add   sp, sp, #8
2:  str   r0, [sp]
    ldmia sp, {r0-r14}^
    nop
    add   sp, sp, #STATE_PC
    rfeia sp!
1:  mov   r0, #4                        /* API::InvalidArgument */
    b     2b

/*
 * Exceptions and interrupts. The banked stack pointer of the exception's mode holds nothing: it serves to look at the mode
 * that was left.
 */
.macro VECTOR name, number, offset, mode
\name:
    sub   lr, lr, #\offset
    mrs   sp, spsr
    tst   sp, #0xf
    bne   1f
    srsdb sp!, #MODE_SUPERVISOR
    cps   #MODE_SUPERVISOR
    sub   sp, sp, #STATE_PC
    stmia sp, {r0-r14}^
    mov   r1, #\number
    b     trapUser
1:  ldr   sp, =trapStack + STACK_SIZE
    srsdb sp!, #\mode
    sub   sp, sp, #STATE_PC
    stmia sp, {r0-r12}
    mov   r1, #\number
    b     trapKernel
.endm

VECTOR trapUndefined,     1, 4, MODE_UNDEFINED
VECTOR trapPrefetchAbort, 3, 4, MODE_ABORT
VECTOR trapDataAbort,     4, 8, MODE_ABORT

/* The kernel never lets interrupts through: they come from programs only */
trapInterrupt:
    sub   lr, lr, #4
    srsdb sp!, #MODE_SUPERVISOR
    cps   #MODE_SUPERVISOR
    sub   sp, sp, #STATE_PC
    stmia sp, {r0-r14}^
    mov   r1, #6

trapUser:
    str   r1, [sp, #STATE_VECTOR]
    mov   r11, #0
    mov   r0, sp
    bl    trapHandler

/* Back to the program. Whatever it had begun to change exclusively, it begins again (DDI 0406C, A3.4.5). */
.globl restoreState
restoreState:
    clrex
    ldmia sp, {r0-r14}^
    nop
    add   sp, sp, #STATE_PC
    rfeia sp!

trapKernel:
    str   r1, [sp, #STATE_VECTOR]
    mrs   r4, cpsr
    cps   #MODE_SUPERVISOR
    mov   r2, sp
    mov   r3, lr
    msr   cpsr_c, r4
    add   r0, sp, #STATE_SP
    stmia r0, {r2, r3}
    mov   r0, sp
    bl    trapHandler
    ldmia sp, {r0-r12}
    add   sp, sp, #STATE_PC
    rfeia sp!

trapUnexpected:
    ldr   sp, =trapStack + STACK_SIZE
    mov   r11, #0
    b     unexpectedTrap
.ltorg

/* void switchStack(u32 *oldStack, u32 newStack) */
.globl switchStack
switchStack:
    push  {r3-r11, lr}
    str   sp, [r0]
    mov   sp, r1
    pop   {r3-r11, pc}

/*
 * u32 userCopy(void *destination, const void *source, u32 size)
 *
 * A data abort between userCopy and userCopyEnd continues at userCopyFault, and the result is 1.
 */
.globl userCopy
.globl userCopyFault
.globl userCopyEnd
userCopy:
    push  {r4-r10, lr}
    /* Up to a word address of the destination */
1:  tst   r0, #3
    beq   2f
    subs  r2, r2, #1
    blo   7f
    ldrb  r3, [r1], #1
    strb  r3, [r0], #1
    b     1b
    /* Eight words at once, if the source is at a word address, too */
2:  tst   r1, #3
    bne   4f
    subs  r2, r2, #32
    blo   3f
8:  ldmia r1!, {r3-r10}
    subs  r2, r2, #32
    stmia r0!, {r3-r10}
    bhs   8b
3:  add   r2, r2, #32
    /* Single words */
4:  subs  r2, r2, #4
    blo   6f
5:  ldr   r3, [r1], #4
    subs  r2, r2, #4
    str   r3, [r0], #4
    bhs   5b
6:  add   r2, r2, #4
    /* Single bytes */
9:  subs  r2, r2, #1
    ldrbhs r3, [r1], #1
    strbhs r3, [r0], #1
    bhi   9b
7:  mov   r0, #0
    pop   {r4-r10, pc}
userCopyFault:
    mov   r0, #1
    pop   {r4-r10, pc}
userCopyEnd:

.section .bss
.balign 16
trapStack:
    .skip STACK_SIZE

.section .note.GNU-stack, "", %progbits
