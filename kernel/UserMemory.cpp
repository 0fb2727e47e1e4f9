// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include <FreeNOS/UserMemory.h>

/** The copy itself, in the trap code of each architecture: one if an address was not accessible */
extern "C" u32 userCopy(void *destination, const void *source, u32 size);

bool UserMemory::isUserRange(const Address address, const Size size)
{
    return address >= Arch::MemoryMap::UserStart && (size == 0 || address + (size - 1) >= address);
}

bool UserMemory::read(void *destination, const Address source, const Size size)
{
    return isUserRange(source, size) && userCopy(destination, (const void *) source, size) == 0;
}

bool UserMemory::write(const Address destination, const void *source, const Size size)
{
    return isUserRange(destination, size) && userCopy((void *) destination, source, size) == 0;
}

bool UserMemory::readText(char *destination, const Address source, const Size size)
{
    for (Size i = 0; i < size - 1; i++)
    {
        if (!read(destination + i, source + i, 1))
            return false;

        if (!destination[i])
            return true;
    }
    destination[size - 1] = 0;
    return true;
}

bool UserMemory::isWritable(const Address address)
{
    return userCopy((void *) address, (const void *) address, sizeof(u32)) == 0;
}
