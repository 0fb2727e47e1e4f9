// SPDX-License-Identifier: GPL-3.0-or-later

/*
 * Entries of system calls, exceptions and interrupts, and the switch between kernel stacks.
 *
 * Each entry leaves a CPUState on the kernel stack. Its segments are the flat ones of user mode, which the
 * kernel may use as well: whatever a program loaded into its segment registers does no harm here.
 */

#define USER_DATA 0x23

.text

.macro SAVE_STATE
    pushl %eax
    pushl %ebp
    pushl %edi
    pushl %esi
    pushl %edx
    pushl %ebx
    pushl %ecx
    movl $USER_DATA, %ecx
    movl %ecx, %ds
    movl %ecx, %es
    cld
.endm

/*
 * System call: number in eax; the first five words of the CPUState are the arguments.
 *
 * An interrupt gate and not SYSENTER: counted in instructions the gate is shorter, as the processor itself saves and
 * restores what a SYSENTER entry has to push (stack, flags, return address) and its stub has to hand over.
 */
.globl trapSystemCall
trapSystemCall:
    pushl $0
    pushl $0x90
    SAVE_STATE
    xorl %ebp, %ebp
    cmpl systemCallCount, %eax
    jae 1f
    call *systemCallTable(,%eax,4)
2:  xorl %ecx, %ecx
    xorl %edx, %edx
    addl $20, %esp
    popl %ebp
    addl $12, %esp
    iret
1:  movl $4, %eax              /* API::InvalidArgument */
    jmp 2b

/* Exceptions and interrupts */
trapCommon:
    SAVE_STATE
    movl %esp, %eax
    xorl %ebp, %ebp
    pushl %eax
    call trapHandler
    addl $4, %esp
.globl restoreState
restoreState:
    popl %ecx
    popl %ebx
    popl %edx
    popl %esi
    popl %edi
    popl %ebp
    popl %eax
    addl $8, %esp
    iret

.macro VECTOR number, hasError
trapVector\number:
    .if \hasError == 0
    pushl $0
    .endif
    pushl $\number
    jmp trapCommon
.endm

.altmacro
.macro VECTORS from, to
    .set index, \from
    .rept \to - \from + 1
        .if index == 8 || index == 10 || index == 11 || index == 12 || index == 13 || index == 14 || index == 17 || index == 21 || index == 29 || index == 30
        VECTOR %index, 1
        .else
        VECTOR %index, 0
        .endif
        .set index, index + 1
    .endr
.endm
VECTORS 0, 47

.macro VECTOR_ADDRESS number
    .long trapVector\number
.endm

.section .rodata
.balign 4
.globl trapVectors
trapVectors:
    .set index, 0
    .rept 48
    VECTOR_ADDRESS %index
    .set index, index + 1
    .endr

.text

/* The double fault comes in its own task: the kernel stack may be what is broken */
.globl doubleFaultEntry
doubleFaultEntry:
    call doubleFaultHandler
1:  hlt
    jmp 1b

/* void switchStack(u32 *oldStack, u32 newStack) */
.globl switchStack
switchStack:
    movl 4(%esp), %eax
    movl 8(%esp), %edx
    pushl %ebp
    pushl %ebx
    pushl %esi
    pushl %edi
    movl %esp, (%eax)
    movl %edx, %esp
    popl %edi
    popl %esi
    popl %ebx
    popl %ebp
    ret

/*
 * u32 userCopy(void *destination, const void *source, u32 size)
 *
 * A page fault between userCopy and userCopyEnd continues at userCopyFault: the result is then 1.
 */
.globl userCopy
.globl userCopyFault
.globl userCopyEnd
userCopy:
    pushl %esi
    pushl %edi
    movl 12(%esp), %edi
    movl 16(%esp), %esi
    movl 20(%esp), %edx
    movl %edx, %ecx
    shrl $2, %ecx
    rep movsl
    movl %edx, %ecx
    andl $3, %ecx
    rep movsb
    xorl %eax, %eax
1:  popl %edi
    popl %esi
    ret
userCopyFault:
    movl $1, %eax
    jmp 1b
userCopyEnd:

.section .note.GNU-stack, "", @progbits
