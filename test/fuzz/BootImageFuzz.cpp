// SPDX-License-Identifier: GPL-3.0-or-later

#include <stddef.h>
#include <string.h>
#include <BootImageReader.h>
#include <Checksum.h>

/**
 * Any bytes whatever as a boot image: all that the reader gives out lies inside of the image.
 */

/** Symbols to look at: there may be thousands, and each is searched by its name too */
static const Size MaximumSymbols = 32;

/** Stops the fuzzer when a promise is broken. */
static void check(const bool promise)
{
    if (!promise)
    {
        __builtin_trap();
    }
}

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const BootImageReader reader(data, (Size) size);
    const bool valid = reader.validate() == BootImageReader::Success;
    const Size count = reader.symbolCount();

    check(!valid || size >= sizeof(BootImage) + (count * sizeof(BootSymbol)));

    for (Size i = 0; i < count && i < MaximumSymbols; i++)
    {
        BootSymbol symbol, other;
        BootSegment segment;
        const u8 *bytes = ZERO;
        Size length = 0;

        if (reader.symbol(i, symbol) != BootImageReader::Success)
        {
            check(!valid);
            continue;
        }

        check(strnlen(symbol.name, sizeof(symbol.name)) < sizeof(symbol.name));
        check(reader.find(symbol.name, other) == BootImageReader::Success);
        check(strcmp(other.name, symbol.name) == 0);

        // Many symbols may share a segment: do not compute its checksum each time
        const BootImageReader::Result result = reader.data(symbol, &bytes, &length, i < 8);

        if (result == BootImageReader::Success || result == BootImageReader::WrongChecksum)
        {
            check(bytes >= data && (size_t) (bytes - data) <= size && length <= size - (size_t) (bytes - data));
        }

        for (Size j = 0; j < symbol.segmentsCount && j < 8; j++)
        {
            if (reader.segment(symbol, j, segment) == BootImageReader::Success)
            {
                check(segment.offset <= size && segment.size <= size - segment.offset);
            }
            else
            {
                check(!valid);
            }
        }
        check(reader.segment(symbol, symbol.segmentsCount, segment) == BootImageReader::NotFound);
    }
    return 0;
}
