// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestCase.h>
#include <TestRunner.h>
#include <TestInt.h>
#include <ByteOrder.h>

static const u8 bytes[] = { 0x00, 0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x77, 0x88 };

TestCase(ByteOrderReads)
{
    // Also where it is not aligned
    testAssert(read8(bytes + 1) == 0x11);
    testAssert(read16(bytes + 1) == 0x2211 && readLe16(bytes + 1) == 0x2211 && readBe16(bytes + 1) == 0x1122);
    testAssert(read32(bytes + 1) == 0x44332211 && readLe32(bytes + 1) == 0x44332211);
    testAssert(readBe32(bytes + 1) == 0x11223344);
    testAssert(read64(bytes + 1) == 0x8877665544332211ULL && readLe64(bytes + 1) == 0x8877665544332211ULL);
    testAssert(readBe64(bytes + 1) == 0x1122334455667788ULL);
    return OK;
}

TestCase(ByteOrderWrites)
{
    TestInt<uint> ints(UINT_MIN, UINT_MAX);
    u8 data[10] = { 0 };

    for (Size i = 0; i < 20; i++)
    {
        const u32 value = ints.random();

        write32(data + 1, value);
        testAssert(read32(data + 1) == value);
        writeLe32(data + 1, value);
        testAssert(readLe32(data + 1) == value && data[1] == (value & 0xff));
        writeBe32(data + 1, value);
        testAssert(readBe32(data + 1) == value && data[4] == (value & 0xff));
    }
    writeBe16(data, 0x1234);
    testAssert(data[0] == 0x12 && data[1] == 0x34);
    writeLe16(data, 0x1234);
    testAssert(data[0] == 0x34 && data[1] == 0x12);
    writeBe64(data, 0x0102030405060708ULL);
    testAssert(data[0] == 1 && data[7] == 8);
    writeLe64(data, 0x0102030405060708ULL);
    testAssert(data[0] == 8 && data[7] == 1);
    write64(data, 5);
    write16(data, 6);
    write8(data, 7);
    testAssert(data[0] == 7 && data[1] == 0 && read64(data) == 7);
    return OK;
}

TestCase(ByteOrderMacros)
{
    u32 value = 0x11223344;

    testAssert(SWAP32(value) == 0x44332211 && SWAP32(SWAP32(value)) == value);
    testAssert(cpu_to_be32(value) == 0x44332211 && be32_to_cpu(cpu_to_be32(value)) == value);
    testAssert(cpu_to_le32(value) == value && le32_to_cpu(value) == value);
    testAssert(SWAP16(0xff00) == 0x00ff && cpu_to_be16(1) == 0x100 && be16_to_cpu(0x100) == 1);
    testAssert(cpu_to_be64(1ULL) == 0x100000000000000ULL && be64_to_cpu(0x100000000000000ULL) == 1);
    return OK;
}
