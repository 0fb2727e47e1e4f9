// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __KERNEL_INTEL_INTELPROCESS_H
#define __KERNEL_INTEL_INTELPROCESS_H

#include <FreeNOS/Process.h>

/**
 * Process on the i386: adds page directory, access to ports and floating point state.
 */
class IntelProcess : public Process
{
  public:

    /** Constructor */
    IntelProcess(ProcessID id, Address entry, bool privileged, const MemoryMap &map);

    /** Destructor */
    virtual ~IntelProcess();

    virtual void setRegisters(const CPUState & state);
    virtual void restrictPrivileges(const u32 mask);

    /** The current process uses the floating point unit: give it its registers. */
    static void useFloatingPoint(IntelProcess *proc);

  protected:

    virtual Result initialize();
    virtual void reset(const Address entry);
    virtual void execute(Process *previous);

  private:

    static void enableFloatingPoint(const bool enabled);

  private:

    u32 m_stackPointer;
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
