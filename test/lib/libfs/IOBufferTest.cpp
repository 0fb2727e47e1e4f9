// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestCase.h>
#include <TestRunner.h>
#include <TestMain.h>
#include "LocalRequest.h"

TestCase(WriteReachesTheClientAtItsOffset)
{
    char memory[8] = "abcdefg";
    LocalRequest request(FileSystem::ReadFile, memory, sizeof(memory));

    testAssert(request.buffer.write("XY", 2, 3) == FileSystem::Success);
    testAssert(testString(memory, "abcXYfg"));
    return OK;
}

TestCase(NothingOutsideOfTheRequestIsTouched)
{
    char memory[8] = "abcdefg";
    LocalRequest request(FileSystem::ReadFile, memory, 4);

    testAssert(request.buffer.write("12345", 5) == FileSystem::InvalidArgument);
    testAssert(request.buffer.write("1", 1, 4) == FileSystem::InvalidArgument);
    testAssert(request.buffer.write("1", 1, ~0U) == FileSystem::InvalidArgument);
    testAssert(request.buffer.write("12", 2, 3) == FileSystem::InvalidArgument);
    testAssert(testString(memory, "abcdefg"));
    testAssert(request.buffer.getResult() == FileSystem::InvalidArgument);
    return OK;
}

TestCase(BytesOfAWriteRequestAreFetchedWhenTheyAreAskedFor)
{
    LocalRequest request(FileSystem::WriteFile, "hello", 5);

    testAssert(request.buffer[1] == 'e');
    testAssert(request.buffer[4] == 'o');
    testAssert(request.buffer[5] == 0);
    testAssert(request.buffer.getBuffer()[0] == 'h');
    testAssert(request.buffer.getCount() == 5);
    testAssert(request.buffer[4] == 'o');
    testAssert(request.buffer.getResult() == FileSystem::Success);
    return OK;
}

TestCase(BufferedWriteIsSentByFlush)
{
    char memory[8] = ".......";
    LocalRequest request(FileSystem::ReadFile, memory, 6);

    testAssert(request.buffer.bufferedWrite("ab", 2) == FileSystem::Success);
    testAssert(request.buffer.bufferedWrite("cde", 3) == FileSystem::Success);
    testAssert(request.buffer.getCount() == 5);
    testAssert(testString(memory, "......."));
    testAssert(request.buffer.bufferedWrite("xx", 2) == FileSystem::IOError);
    testAssert(request.buffer.flushWrite() == FileSystem::Success);
    testAssert(testString(memory, "abcde.."));
    return OK;
}

TestCase(BadAddressOfTheClientIsOnlyAnError)
{
    char memory[200];
    LocalRequest request(FileSystem::WriteFile, (void *) 0x70000000, 200);

    // The kernel is asked, not our own memory
    request.message.from = ProcessCtl(SELF, GetPID);
    testAssert(request.buffer.read(memory, sizeof(memory)) == FileSystem::IOError);
    testAssert(request.buffer[0] == 0);
    testAssert(request.buffer.getBuffer() == ZERO);
    testAssert(request.buffer.getResult() == FileSystem::IOError);

    LocalRequest other(FileSystem::ReadFile, (void *) 0x70000000, 200);
    other.message.from = ProcessCtl(SELF, GetPID);
    testAssert(other.buffer.write(memory, 10) == FileSystem::IOError);
    return OK;
}

TestCase(BufferIsAsLargeAsTheRequest)
{
    static u8 memory[200000];
    LocalRequest reading(FileSystem::ReadFile, memory, sizeof(memory));
    u8 *bytes = reading.buffer.getBuffer();

    testAssert(bytes != ZERO);
    for (Size i = 0; i < sizeof(memory); i++)
    {
        bytes[i] = (u8) (i % 251);
    }
    reading.buffer.addCount(sizeof(memory));
    testAssert(reading.buffer.flushWrite() == FileSystem::Success);

    // What a file fetches byte by byte is what it fetches at once, in any order
    LocalRequest writing(FileSystem::WriteFile, memory, sizeof(memory));
    const Size places[] = { 0, 199999, 65535, 65536, 131071, 131072, 7 };

    for (Size i = 0; i < sizeof(places) / sizeof(places[0]); i++)
    {
        testAssert(writing.buffer[places[i]] == places[i] % 251);
    }
    testAssert(writing.buffer[sizeof(memory)] == 0);
    testAssert(writing.buffer.getBuffer() != ZERO);
    for (Size i = 0; i < sizeof(memory); i++)
    {
        testAssert(writing.buffer.getBuffer()[i] == i % 251);
    }
    testAssert(writing.buffer.getResult() == FileSystem::Success);
    return OK;
}

TestCase(ManyPiecesAreBuffered)
{
    static u8 memory[100000];
    LocalRequest request(FileSystem::ReadFile, memory, sizeof(memory));

    for (Size i = 0; i < sizeof(memory) / 1000; i++)
    {
        u8 piece[1000];

        MemoryBlock::set(piece, (int) i, sizeof(piece));
        testAssert(request.buffer.bufferedWrite(piece, sizeof(piece)) == FileSystem::Success);
    }
    testAssert(request.buffer.flushWrite() == FileSystem::Success);
    for (Size i = 0; i < sizeof(memory); i++)
    {
        testAssert(memory[i] == (u8) (i / 1000));
    }
    return OK;
}

TestCase(HugeRequestTakesBoundedMemory)
{
    LocalRequest request(FileSystem::ReadFile, ZERO, 0xffffffff);

    testAssert(request.buffer.getBuffer() == ZERO);
    testAssert(request.buffer.bufferedRead() == FileSystem::IOError);

    // Counting what was not put there sends nothing
    request.buffer.addCount(0x7fffffff);
    testAssert(request.buffer.getCount() == 0x7fffffff);
    testAssert(request.buffer.flushWrite() == FileSystem::IOError);

    LocalRequest device(FileSystem::WriteFile, "abc", 0xffffffff);
    testAssert(device.buffer.getBuffer() == ZERO);
    return OK;
}

TestCase(ShortDataTravelsInsideOfTheMessage)
{
    LocalRequest reading(FileSystem::ReadFile, ZERO, 5);
    reading.message.carries = FileSystemMessage::WantsData;

    testAssert(reading.buffer.isInside());
    testAssert(reading.buffer.write("12345", 5) == FileSystem::Success);
    testAssert(MemoryBlock::compare((const void *) reading.buffer.getInside(), "12345", 5));

    LocalRequest writing(FileSystem::WriteFile, ZERO, 3);
    char memory[3];
    writing.message.carries = FileSystemMessage::CarriesData;
    MemoryBlock::copy((void *) writing.message.inside.data, "xyz", 3);
    testAssert(writing.buffer.read(memory, 2, 1) == FileSystem::Success);
    testAssert(memory[0] == 'y' && memory[1] == 'z');

    // A size that does not fit inside is never served from there
    LocalRequest lying(FileSystem::ReadFile, memory, 1000);
    lying.message.carries = FileSystemMessage::WantsData;
    testAssert(!lying.buffer.isInside());
    return OK;
}

TestCase(OnlyWhatWasWrittenIsInsideOfTheAnswer)
{
    static u8 memory[1000];
    LocalRequest reading(FileSystem::ReadFile, ZERO, 10);
    LocalRequest large(FileSystem::ReadFile, memory, sizeof(memory));

    reading.message.carries = FileSystemMessage::WantsData;
    testAssert(reading.buffer.hasInside(0) && !reading.buffer.hasInside(1));
    testAssert(reading.buffer.write("12", 2, 5) == FileSystem::Success);
    testAssert(!reading.buffer.hasInside(7));
    testAssert(reading.buffer.write("12345", 5) == FileSystem::Success);
    testAssert(reading.buffer.hasInside(5) && !reading.buffer.hasInside(6));
    testAssert(reading.buffer.write("67", 2, 5) == FileSystem::Success);
    testAssert(reading.buffer.hasInside(7) && !reading.buffer.hasInside(8));

    // The answer is short enough, the request was not
    large.message.carries = FileSystemMessage::WantsData;
    testAssert(large.buffer.write("12345", 5) == FileSystem::Success);
    large.message.size = 5;
    testAssert(!large.buffer.hasInside(5));
    return OK;
}

TestCase(BufferWithoutRequestRefusesAll)
{
    IOBuffer buffer;
    char byte;

    testAssert(buffer.getMessage() == ZERO);
    testAssert(buffer.getBuffer() == ZERO);
    testAssert(buffer.read(&byte, 1) == FileSystem::InvalidArgument);
    testAssert(buffer.write(&byte, 1) == FileSystem::InvalidArgument);
    testAssert(buffer.bufferedRead() == FileSystem::InvalidArgument);
    testAssert(buffer.bufferedWrite(&byte, 1) == FileSystem::IOError);
    return OK;
}
