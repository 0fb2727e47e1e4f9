// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __BIN_FUZZCALLS_RANDOMINPUT_H
#define __BIN_FUZZCALLS_RANDOMINPUT_H

#include <FreeNOS/User.h>
#include <FreeNOS/ProcessManager.h>
#include <Types.h>

/**
 * Arguments for system calls, drawn at random and mostly wrong.
 *
 * The same seed gives the same sequence. What is drawn can be given to the kernel without harm to this process itself:
 * whatever may be written lies in the scratch pages, whatever may be unmapped in the playground. Both are part of
 * UserPrivate and have unmapped neighbours.
 *
 * @verbatim
 *   0xa4000000  scratch      64 KiB, always mapped: pointers that work
 *   0xa8000000  playground   16 MiB, for ranges to map and unmap
 * @endverbatim
 */
class RandomInput
{
  public:

    static constexpr Address Scratch = 0xa4000000;  /**< Start of memory that calls may change */
    static constexpr Size ScratchSize = 64 * 1024;  /**< Bytes of it */
    static constexpr Address Playground = 0xa8000000;  /**< Start of addresses without memory */
    static constexpr Size PlaygroundSize = 16 * 1024 * 1024;  /**< Bytes of them */

    /**
     * Constructor
     *
     * @param seed Start of the sequence
     */
    RandomInput(const u32 seed);

    /** Any number */
    u32 number();

    /** Number below a limit */
    u32 below(const u32 limit);

    /** True once in a number of times */
    bool oneIn(const u32 times);

    /** Pointer that the kernel must refuse to read and to write */
    Address badPointer();

    /** Pointer that the kernel may write to, or a bad one */
    Address pointer();

    /** Pointer that the kernel may only read, one that it may write to, or a bad one */
    Address readPointer();

    /** Size in bytes, from nothing to all and more */
    Size size();

    /** Process that is not our own child: often ourselves, a server, or none */
    ProcessID process();

    /** Memory range that can be mapped in, and unmapped from, this process */
    Memory::Range ownRange();

    /** Memory range anywhere */
    Memory::Range anyRange();

  private:

    u32 m_state;
};

#endif /* __BIN_FUZZCALLS_RANDOMINPUT_H */
