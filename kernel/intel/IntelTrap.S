// SPDX-License-Identifier: GPL-3.0-or-later

/*
 * Entries of system calls, exceptions and interrupts, and the switch between kernel stacks.
 *
 * Each entry leaves a CPUState on the kernel stack. Its segments are the flat ones of user mode, which the
 * kernel may use as well: whatever a program loaded into its segment registers does no harm here.
 */

#define USER_CODE 0x1b
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
 * restores what a SYSENTER entry has to push (stack, flags, return address) and its stub has to hand over. The
 * benchmark measures both, see trapFastCall.
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

/*
 * The same by SYSENTER, for the benchmark only (kernel option `sysenter`): number in eax, arguments in ebx, esi, edi
 * and ebp, return address in edx and stack in ecx. It leaves a CPUState as the gate does, but the program's ebp is not
 * in it: that is in its stub.
 */
.globl trapFastCall
trapFastCall:
    movl kernelTask + 4, %esp  /* TaskState::esp0 */
    pushl $USER_DATA
    pushl %ecx
    pushfl
    orl $0x200, (%esp)         /* SYSENTER has switched interrupts off */
    pushl $USER_CODE
    pushl %edx
    pushl $0
    pushl $0x90
    pushl %eax
    pushl $0
    pushl $0
    pushl %ebp
    pushl %edi
    pushl %esi
    pushl %ebx
    movl $USER_DATA, %ecx
    movl %ecx, %ds
    movl %ecx, %es
    cld
    xorl %ebp, %ebp
    cmpl systemCallCount, %eax
    jae 1f
    call *systemCallTable(,%eax,4)
2:  addl $36, %esp
    popl %edx
    addl $8, %esp
    popl %ecx
    sti                        /* takes effect after the next instruction */
    sysexit
1:  movl $4, %eax              /* API::InvalidArgument */
    jmp 2b

/*
 * Debug exception. SYSENTER, other than a gate, keeps the trap flag of the program: the exception then comes before the
 * first instruction of its entry, on the small stack, and the entry goes on without the flag.
 */
debugEntry:
    cmpl $trapFastCall, (%esp)
    jne trapVector1
    andl $~0x100, 8(%esp)
    iret

.bss
.balign 16
    .space 64
.globl fastCallStack
fastCallStack:
.text

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
    .long trapVector0
    .long debugEntry
    .set index, 2
    .rept 46
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

/* void switchStack(u32 *oldStack, u32 newStack), with its arguments in eax and edx */
.globl switchStack
switchStack:
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
