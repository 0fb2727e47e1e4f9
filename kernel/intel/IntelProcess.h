// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __KERNEL_INTEL_INTELPROCESS_H
#define __KERNEL_INTEL_INTELPROCESS_H

#include <FreeNOS/Process.h>


/**
 * Process on the i386: adds kernel stack, page directory and floating point state.
 *
 * @verbatim
 *   kernel stack of a process, one slot of 16 KiB in KernelPrivate
 *
 *   top    CPUState: registers of the program
 *          ... what the kernel does for it
 *   -8 KiB not mapped: an overflow is a double fault, not silent damage
 * @endverbatim
 */
class IntelProcess : public Process
{
  public:

    /** Bytes of a slot, half of it stack */
    static const Size SlotSize = 16384;

    /** Bytes of the stack */
    static const Size StackSize = 8192;

    /** Constructor */
    IntelProcess(ProcessID id, Address entry, bool privileged, const MemoryMap &map);

    /** Destructor */
    virtual ~IntelProcess();

    virtual CPUState * getRegisters();
    virtual void setRegisters(const CPUState & state);
    virtual void restrictPrivileges(const u32 mask);

    /** The current process uses the floating point unit: give it its registers. */
    static void useFloatingPoint(IntelProcess *proc);

  protected:

    virtual Result initialize();
    virtual void reset(const Address entry);
    virtual void execute(Process *previous);

  private:

    Result mapStack();
    Address stackTop() const;
    void clearUserStack();
    static void enableFloatingPoint(const bool enabled);

  private:

    u32 m_stackPointer;
    Address m_stackFrames;
    const Address m_stackTop;
    Address m_directory;
    u16 m_portAccess;                  /**< As IntelSegments::portAccess() has it for our privileges */
    bool m_floatingPoint;
    u8 m_floatingPointMemory[512 + 16];
    u8 (*m_floatingPointState)[512];   /**< The part of it on a boundary of 16 bytes, as FXSAVE wants */
    static IntelProcess *m_floatingPointOwner;
    static bool m_floatingPointEnabled;
};

namespace Arch
{
    typedef IntelProcess Process;
};

#endif /* __KERNEL_INTEL_INTELPROCESS_H */
