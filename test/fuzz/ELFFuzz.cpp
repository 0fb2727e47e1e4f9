// SPDX-License-Identifier: GPL-3.0-or-later

#include <stddef.h>
#include <ELF.h>

/**
 * Any bytes whatever as an executable: what is accepted must be safe to load.
 */

/** Stops the fuzzer when a promise is broken. */
static void check(const bool promise)
{
    if (!promise)
    {
        __builtin_trap();
    }
}

/** Whatever the caller's room is, no more than that is written. */
static void checkRoom(const ELF & elf, const Size room, const ELF::Result expected, const Size total)
{
    ExecutableFormat::Region *regions = new ExecutableFormat::Region[room];
    Size count = room;
    const ELF::Result result = elf.regions(regions, &count);

    check(expected != ELF::Success || (count == total && result == (total > room ? ELF::OutOfMemory : ELF::Success)));
    check(expected == ELF::Success || result == expected);
    delete[] regions;
}

/** Regions lie inside of the image, do not wrap around and share no page; the entry can be executed. */
static void checkRegions(const ELF & elf, const ExecutableFormat::Region *regions, const Size count, const u64 size)
{
    const u64 page = 4096;
    Address entry = 0;
    bool executable = false;

    check(elf.entry(&entry) == ELF::Success);

    for (Size i = 0; i < count; i++)
    {
        const ExecutableFormat::Region & a = regions[i];
        const Address last = a.virt + (a.memorySize - 1);

        check(a.memorySize > 0 && a.dataSize <= a.memorySize && last >= a.virt);
        check(a.dataOffset <= size && a.dataSize <= size - a.dataOffset);
        check((a.access & Memory::User) == Memory::User);
        executable |= (a.access & Memory::Executable) && entry >= a.virt && entry <= last;

        for (Size j = 0; j < i; j++)
        {
            const ExecutableFormat::Region & b = regions[j];
            check(a.virt / page > (b.virt + (b.memorySize - 1)) / page || b.virt / page > last / page);
        }
    }
    check(executable);
}

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const Memory::Range window = { 0x80000000, 0, 0x10000000, Memory::None };
    const ELF elf(data, (Size) size);
    ExecutableFormat::Region regions[ELF::MaximumHeaders];
    Size count = ELF::MaximumHeaders;
    const ELF::Result result = elf.regions(regions, &count);
    ExecutableFormat *format = ZERO;

    check(elf.validate(ELF_MACHINE_ANY) == result);
    checkRoom(elf, 0, result, count);
    checkRoom(elf, 1, result, count);
    checkRoom(elf, ELF::MaximumHeaders, result, count);

    if (result == ELF::Success)
    {
        checkRegions(elf, regions, count, size);

        if (elf.check(window) == ELF::Success)
        {
            for (Size i = 0; i < count; i++)
            {
                check(regions[i].virt >= 0x80000000 && regions[i].virt + regions[i].memorySize <= 0x90000000);
            }
        }
    }

    if (ExecutableFormat::find(data, (Size) size, &format) == ExecutableFormat::Success)
    {
        check(result == ELF::Success);
        delete format;
    }
    return 0;
}
