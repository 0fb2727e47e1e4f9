// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __KERNEL_USERMEMORY_H
#define __KERNEL_USERMEMORY_H

#include <Types.h>

/**
 * The only way for the kernel to touch memory of the current process at an address that the process named.
 *
 * Addresses outside of user space are refused; an address that is not mapped, or not writable, makes the copy
 * return false instead of raising an exception in the kernel.
 */
class UserMemory
{
  public:

    /**
     * Try to write to memory of the kernel, without changing it.
     *
     * @param address Any address of a word
     *
     * @return True if the processor let it happen
     */
    static bool isWritable(const Address address);

    /**
     * Check that a range lies in user space and does not wrap around.
     */
    static bool isUserRange(const Address address, const Size size);

    /**
     * Copy from the current process.
     *
     * @return True if every byte was copied.
     */
    static bool read(void *destination, const Address source, const Size size);

    /**
     * Copy to the current process.
     *
     * @return True if every byte was copied.
     */
    static bool write(const Address destination, const void *source, const Size size);

    /**
     * Copy a text from the current process.
     *
     * @param destination Always terminated on success
     * @param source User address
     * @param size Bytes at destination; a longer text is cut
     *
     * @return True if the text up to its end or size - 1 bytes was readable.
     */
    static bool readText(char *destination, const Address source, const Size size);

    /** Copy a structure from the current process. */
    template <class T> static bool get(T *destination, const Address source)
    {
        return read(destination, source, sizeof(T));
    }

    /** Copy a structure to the current process. */
    template <class T> static bool put(const Address destination, const T *source)
    {
        return write(destination, source, sizeof(T));
    }
};

#endif /* __KERNEL_USERMEMORY_H */
