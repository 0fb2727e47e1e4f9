// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __KERNEL_ARM_ARMPROCESS_H
#define __KERNEL_ARM_ARMPROCESS_H

#include <FreeNOS/Process.h>

/**
 * Process on ARMv7-A: adds floating point state.
 */
class ARMProcess : public Process
{
  public:

    /** Constructor */
    ARMProcess(ProcessID id, Address entry, bool privileged, const MemoryMap &map);

    /** Destructor */
    virtual ~ARMProcess();

    virtual void setRegisters(const CPUState & state);

    /**
     * The current process may want to use the floating point unit: give it its registers.
     *
     * @return False if it has them already.
     */
    static bool useFloatingPoint(ARMProcess *proc);

  protected:

    virtual void reset(const Address entry);
    virtual void execute(Process *previous);

  private:

    /** Registers of the floating point unit */
    struct FloatingPointState
    {
        u64 registers[32];
        u32 status;
    };

  private:

    u32 m_stackPointer;
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
