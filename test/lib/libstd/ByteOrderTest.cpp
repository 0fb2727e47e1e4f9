// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestRunner.h>
#include <TestCase.h>
#include <TestInt.h>
#include <TestChar.h>
#include <TestMain.h>
#include <ByteOrder.h>

TestCase(ByteOrderSwap)
{
    testAssert(SWAP16(0x1234) == 0x3412);
    testAssert(SWAP32(0x12345678) == 0x78563412);
    testAssert(SWAP64(0x123456789abcdef0ULL) == 0xf0debc9a78563412ULL);
    testAssert(cpu_to_be32(0x12345678) == 0x78563412 && be16_to_cpu(0x1234) == 0x3412);
    testAssert(cpu_to_le32(0x12345678) == 0x12345678 && le64_to_cpu(5ULL) == 5);
    return OK;
}

TestCase(ByteOrderReadsFromAnyAddress)
{
    const u8 bytes[] = { 0xff, 0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x08 };

    testAssert(readLe16(bytes + 1) == 0x0201 && readBe16(bytes + 1) == 0x0102);
    testAssert(readLe32(bytes + 1) == 0x04030201 && readBe32(bytes + 1) == 0x01020304);
    testAssert(readLe64(bytes + 1) == 0x0807060504030201ULL && readBe64(bytes + 1) == 0x0102030405060708ULL);
    testAssert(read8(bytes) == 0xff && read16(bytes + 1) == 0x0201 && read32(bytes + 3) == 0x06050403);
    testAssert(read64(bytes + 1) == readLe64(bytes + 1));
    return OK;
}

TestCase(ByteOrderWritesToAnyAddress)
{
    u8 bytes[10] = {};

    writeBe32(bytes + 1, 0x01020304);
    testAssert(bytes[0] == 0 && bytes[1] == 1 && bytes[4] == 4 && bytes[5] == 0);
    writeLe32(bytes + 1, 0x01020304);
    testAssert(bytes[1] == 4 && bytes[4] == 1);
    writeBe16(bytes + 1, 0x0506);
    testAssert(bytes[1] == 5 && bytes[2] == 6);
    writeLe16(bytes + 1, 0x0506);
    testAssert(bytes[1] == 6 && bytes[2] == 5);
    writeBe64(bytes + 1, 0x0102030405060708ULL);
    testAssert(bytes[1] == 1 && bytes[8] == 8 && bytes[9] == 0);
    writeLe64(bytes + 1, 0x0102030405060708ULL);
    testAssert(bytes[1] == 8 && bytes[8] == 1);
    write8(bytes, 9);
    write16(bytes + 1, 0x1122);
    write32(bytes + 3, 0x33445566);
    testAssert(bytes[0] == 9 && readLe16(bytes + 1) == 0x1122 && readLe32(bytes + 3) == 0x33445566);
    write64(bytes + 1, 77);
    testAssert(readLe64(bytes + 1) == 77);
    return OK;
}
