// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __BIN_RECOVERY_COREFILE_H
#define __BIN_RECOVERY_COREFILE_H

#include <recovery/CrashDump.h>
#include <Types.h>

/**
 * Makes an ELF core file of a crash dump, for debuggers.
 *
 * @verbatim
 *   ELF header, program headers: one PT_NOTE, a PT_LOAD for each region
 *   notes: NT_PRSTATUS with registers and signal, NT_PRPSINFO with the program
 *   bytes of the regions
 * @endverbatim
 */
class CoreFile
{
  public:

    /**
     * Constructor
     *
     * @param dump Valid dump with its regions behind it, must outlive this object
     */
    CoreFile(const CrashDump *dump);

    /** Destructor */
    ~CoreFile();

    /** @return True if there was memory for it */
    bool isValid() const { return m_data != ZERO; }

    /** @return Bytes of the file, owned by this object */
    const u8 * data() const { return m_data; }

    /** @return Number of bytes */
    Size size() const { return m_size; }

    /**
     * Signal that comes closest to a kind of fault.
     *
     * @param kind FaultInfo::Kind
     *
     * @return Number of the signal as on Linux
     */
    static u32 signalOf(const u32 kind);

  private:

    CoreFile(const CoreFile &) = delete;
    void operator = (const CoreFile &) = delete;

    void writeHeaders();
    void writeNotes();
    void writeRegions();

    void put8(const u32 value) { m_data[m_position++] = value; }
    void put16(const u32 value) { put8(value); put8(value >> 8); }
    void put32(const u32 value) { put16(value); put16(value >> 16); }
    void putBytes(const void *bytes, const Size size);
    void fill(const Size end);

    Size headerSize() const;
    Size statusSize() const;
    Size notesSize() const;

  private:

    const CrashDump *m_dump;
    u8 *m_data;
    Size m_size;
    Size m_position;
};

#endif /* __BIN_RECOVERY_COREFILE_H */
