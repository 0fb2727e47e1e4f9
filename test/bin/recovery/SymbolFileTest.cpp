// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestRunner.h>
#include <TestCase.h>
#include <TestMain.h>
#include <ByteOrder.h>
#include <MemoryBlock.h>
#include <SymbolFile.h>

/** Bytes of the file that fill() makes */
static const Size fileSize = 16 + (3 * 8) + 11;

/** Three functions: `one` at 0x1000, `two` at 0x1010, `thr` at 0x2000 */
static void fill(u8 *data)
{
    const u32 words[] = { 0x534d5953, 1, 3, 11, 0x1000, 0, 0x1010, 4, 0x2000, 7 };

    MemoryBlock::copy((void *) data, words, sizeof(words));
    MemoryBlock::copy((void *) (data + sizeof(words)), "one\0tw\0thr", 11);
}

static bool finds(const SymbolFile & file, const u32 address, const char *expected, const u32 expectedOffset)
{
    char name[SymbolFile::NameLength];
    u32 offset;

    return file.find(address, name, offset) && MemoryBlock::compare(name, expected) && offset == expectedOffset;
}

TestCase(SymbolFileFindsTheFunctionOfAnAddress)
{
    char name[SymbolFile::NameLength];
    u8 data[fileSize];
    u32 offset;

    fill(data);
    const SymbolFile file(data, sizeof(data));

    testAssert(file.isValid());
    testAssert(finds(file, 0x1000, "one", 0));
    testAssert(finds(file, 0x100f, "one", 15));
    testAssert(finds(file, 0x1010, "tw", 0));
    testAssert(finds(file, 0x1fff, "tw", 0xfef));
    testAssert(finds(file, 0xffffffff, "thr", 0xffffffff - 0x2000));
    testAssert(!file.find(0xfff, name, offset));
    return OK;
}

TestCase(SymbolFileThatIsCutIsNotValid)
{
    u8 data[fileSize];

    fill(data);
    for (Size size = 0; size < sizeof(data); size++)
        testAssert(!SymbolFile(data, size).isValid());

    testAssert(!SymbolFile(ZERO, 0).isValid());
    return OK;
}

TestCase(SymbolFileWithWrongNumbersIsNotBelieved)
{
    static const u32 values[] = { 0, 2, 0x7fffffff, 0x20000000, 0xffffffff };
    char name[SymbolFile::NameLength];
    u32 offset;

    // Each word in turn: either the file is refused, or nothing outside of it is read, which the sanitizers see
    for (Size word = 0; word < 10; word++)
    {
        for (Size i = 0; i < sizeof(values) / sizeof(values[0]); i++)
        {
            u8 data[fileSize];

            fill(data);
            writeLe32(data + (word * sizeof(u32)), values[i]);
            const SymbolFile file(data, sizeof(data));

            for (u32 address = 0; address < 0x3000; address += 0x10)
                file.find(address, name, offset);
            testAssert(word >= 4 || !file.isValid());
        }
    }

    // Names that do not end
    u8 data[fileSize];
    fill(data);
    data[sizeof(data) - 1] = 'x';
    testAssert(!SymbolFile(data, sizeof(data)).isValid());
    return OK;
}
