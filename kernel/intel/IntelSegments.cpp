// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include <MemoryBlock.h>
#include "IntelSegments.h"

/** Segment descriptors, see IntelCore::Selector */
static u64 descriptors[7];

/** Interrupt gates */
static u64 gates[256];

KernelTask IntelSegments::m_task;
static TaskState faultTask;
alignas(16) static u8 faultStack[4096];

extern "C" const u32 trapVectors[48];
extern "C" void trapSystemCall();
extern "C" void trapFastCall();
extern "C" u8 fastCallStack[];
extern "C" void doubleFaultEntry();
extern "C" u32 kernelDirectory[1024];

/** Kinds of descriptors (Intel SDM volume 3, sections 3.4.5 and 6.11) */
enum DescriptorType
{
    KernelCodeType = 0x9a,
    KernelDataType = 0x92,
    UserCodeType   = 0xfa,
    UserDataType   = 0xf2,
    TaskType       = 0x89,
    InterruptGate  = 0x8e,
    UserGate       = 0xee,
    TaskGate       = 0x85
};

static u64 segment(const u32 base, const u32 limit, const u8 type, const u8 flags)
{
    return ((u64) (limit & 0xffff)) | ((u64) (base & 0xffffff) << 16) | ((u64) type << 40) |
           ((u64) ((limit >> 16) & 0xf) << 48) | ((u64) flags << 52) | ((u64) (base >> 24) << 56);
}

static u64 gate(const u32 offset, const u16 selector, const u8 type)
{
    return ((u64) (offset & 0xffff)) | ((u64) selector << 16) | ((u64) type << 40) | ((u64) (offset >> 16) << 48);
}

static void loadTables()
{
    struct
    {
        u16 limit;
        u32 base;
    } PACKED pointer;

    pointer.limit = sizeof(descriptors) - 1;
    pointer.base = (u32) descriptors;
    asm volatile ("lgdt %0\n"
                  "ljmp %1, $1f\n"
                  "1:\n"
                  "movl %2, %%ds\n"
                  "movl %2, %%es\n"
                  "movl %3, %%fs\n"
                  "movl %3, %%gs\n"
                  "movl %4, %%ss\n"
                  :: "m" (pointer), "i" (IntelCore::KernelCode), "r" (IntelCore::UserData), "r" (0),
                     "r" (IntelCore::KernelData) : "memory");

    pointer.limit = sizeof(gates) - 1;
    pointer.base = (u32) gates;
    asm volatile ("lidt %0" :: "m" (pointer));
    asm volatile ("ltr %w0" :: "r" (IntelCore::Task));
}

void IntelSegments::initialize()
{
    // 4 GiB in pages, 32 bits
    descriptors[1] = segment(0, 0xfffff, KernelCodeType, 0xc);
    descriptors[2] = segment(0, 0xfffff, KernelDataType, 0xc);
    descriptors[3] = segment(0, 0xfffff, UserCodeType, 0xc);
    descriptors[4] = segment(0, 0xfffff, UserDataType, 0xc);
    descriptors[5] = segment((u32) &m_task, sizeof(m_task) - 1, TaskType, 0);
    descriptors[6] = segment((u32) &faultTask, sizeof(faultTask) - 1, TaskType, 0);

    m_task.state.ss0 = IntelCore::KernelData;
    m_task.end = 0xff;
    setPortAccess(portAccess(false));

    faultTask.cr3 = (u32) kernelDirectory;
    faultTask.eip = (u32) doubleFaultEntry;
    faultTask.esp = (u32) faultStack + sizeof(faultStack);
    faultTask.cs = IntelCore::KernelCode;
    faultTask.ss = IntelCore::KernelData;
    faultTask.ds = IntelCore::KernelData;
    faultTask.es = IntelCore::KernelData;
    faultTask.eflags = 0x2;
    faultTask.ioMapBase = sizeof(TaskState);

    for (Size i = 0; i < sizeof(trapVectors) / sizeof(trapVectors[0]); i++)
        gates[i] = gate(trapVectors[i], IntelCore::KernelCode, InterruptGate);

    // Breakpoint and overflow are instructions of programs
    gates[3] = gate(trapVectors[3], IntelCore::KernelCode, UserGate);
    gates[4] = gate(trapVectors[4], IntelCore::KernelCode, UserGate);
    gates[8] = gate(0, IntelCore::FaultTask, TaskGate);
    gates[TRAP_VECTOR] = gate((u32) trapSystemCall, IntelCore::KernelCode, UserGate);

    loadTables();
}

static void writeModelRegister(const u32 number, const u32 value)
{
    asm volatile ("wrmsr" :: "c" (number), "a" (value), "d" (0));
}

bool IntelSegments::enableFastCall()
{
    // IA32_SYSENTER_CS, _ESP and _EIP (Intel SDM volume 4, table 2-2); CPUID leaf 1, bit 11 of edx tells of them
    static const u32 segmentRegister = 0x174, stackRegister = 0x175, entryRegister = 0x176;
    static const u32 available = 1 << 11;
    u32 leaf = 1, features = 0;

    asm volatile ("cpuid" : "+a" (leaf), "=d" (features) :: "ebx", "ecx");

    if (!(features & available))
        return false;

    writeModelRegister(segmentRegister, IntelCore::KernelCode);
    writeModelRegister(stackRegister, (u32) fastCallStack);
    writeModelRegister(entryRegister, (u32) trapFastCall);
    return true;
}
