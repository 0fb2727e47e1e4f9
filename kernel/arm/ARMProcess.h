// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __KERNEL_ARM_ARMPROCESS_H
#define __KERNEL_ARM_ARMPROCESS_H

#include <FreeNOS/Process.h>

/**
 * Process on ARMv7-A: adds kernel stack, address space and floating point state.
 *
 * @verbatim
 *   kernel stack of a process, one slot of 16 KiB in KernelPrivate
 *
 *   top    CPUState: registers of the program
 *          ... what the kernel does for it
 *   -8 KiB not mapped: an overflow is an exception on another stack, not silent damage
 * @endverbatim
 */
class ARMProcess : public Process
{
  public:

    /** Bytes of a slot, half of it stack */
    static const Size SlotSize = 16384;

    /** Bytes of the stack */
    static const Size StackSize = 8192;

    /** Constructor */
    ARMProcess(ProcessID id, Address entry, bool privileged, const MemoryMap &map);

    /** Destructor */
    virtual ~ARMProcess();

    virtual CPUState * getRegisters();
    virtual void setRegisters(const CPUState & state);

    /**
     * The current process may want to use the floating point unit: give it its registers.
     *
     * @return False if it has them already.
     */
    static bool useFloatingPoint(ARMProcess *proc);

  protected:

    virtual Result initialize();
    virtual void reset(const Address entry);
    virtual void execute(Process *previous);

  private:

    /** Registers of the floating point unit */
    struct FloatingPointState
    {
        u64 registers[16];
        u32 status;
    };

    Result mapStack();
    Address stackTop() const;
    void clearUserStack();

  private:

    u32 m_stackPointer;
    Address m_stackFrames;
    const Address m_stackTop;
    bool m_floatingPoint;
    FloatingPointState m_floatingPointState;
    static ARMProcess *m_floatingPointOwner;
    static bool m_floatingPointEnabled;
};

namespace Arch
{
    typedef ARMProcess Process;
};

#endif /* __KERNEL_ARM_ARMPROCESS_H */
