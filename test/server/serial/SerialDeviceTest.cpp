// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestCase.h>
#include <TestRunner.h>
#include <TestMain.h>
#include <MemoryBlock.h>
#include <SerialDevice.h>
#include <SerialJournal.h>
#include <String.h>
#include "../../lib/libfs/LocalRequest.h"

/** Hardware that is only memory. */
class TestSerial : public SerialDevice
{
  public:

    TestSerial()
        : SerialDevice(1)
        , wire("")
        , room(1000)
        , acknowledged(0)
        , repeated(false)
    {
    }

    virtual Size getInterrupt() const
    {
        return 4;
    }

    virtual FileSystem::Result reset()
    {
        return FileSystem::Success;
    }

    virtual bool receive(u8 & character)
    {
        if (!*wire)
        {
            return false;
        }
        character = *wire++;
        return true;
    }

    virtual bool transmit(const u8 character, volatile u32 & counter, const u32 next)
    {
        const char text[] = { (char) character, 0 };

        if (room == 0)
        {
            return false;
        }
        room--;
        sent << text;
        counter = next;
        return true;
    }

    virtual void acknowledge()
    {
        acknowledged++;
    }

    virtual bool isRepeated(const IOBuffer &) const
    {
        return repeated;
    }

    const char *wire;
    Size room, acknowledged;
    String sent;
    bool repeated;
};

static FileSystem::Result get(TestSerial & serial, char *text, Size & size)
{
    LocalRequest request(FileSystem::ReadFile, text, size);

    return serial.read(request.buffer, size, 0);
}

static FileSystem::Result put(TestSerial & serial, const char *text, Size & size)
{
    LocalRequest request(FileSystem::WriteFile, text, size = String::length(text));

    return serial.write(request.buffer, size, 0);
}

TestCase(ReadWithoutInputWaits)
{
    TestSerial serial;
    char text[8] = "";
    Size size = sizeof(text);

    testAssert(!serial.canRead());
    testAssert(get(serial, text, size) == FileSystem::RetryAgain);

    serial.wire = "ab";
    serial.interrupt(4);
    testAssert(serial.acknowledged == 1);
    testAssert(serial.canRead());
    testAssert(get(serial, text, size) == FileSystem::Success);
    testAssert(size == 2 && text[0] == 'a' && text[1] == 'b');
    testAssert(!serial.canRead());
    return OK;
}

TestCase(InputIsGivenInTheSizeAskedFor)
{
    TestSerial serial;
    char text[2] = "";
    Size size = 1;

    serial.wire = "xyz";
    serial.interrupt(4);
    testAssert(get(serial, text, size) == FileSystem::Success && size == 1 && text[0] == 'x');
    testAssert(get(serial, text, size = 2) == FileSystem::Success && size == 2 && text[0] == 'y' && text[1] == 'z');
    testAssert(get(serial, text, size = 0) == FileSystem::Success && size == 0);
    return OK;
}

TestCase(InputThatABadClientAskedForIsNotLost)
{
    TestSerial serial;
    char text[4] = "";
    Size size = 100;

    serial.wire = "k";
    serial.interrupt(4);

    LocalRequest bad(FileSystem::ReadFile, (void *) 0x70000000, 100);
    bad.message.from = ProcessCtl(SELF, GetPID);
    testAssert(serial.read(bad.buffer, size, 0) == FileSystem::IOError);
    testAssert(get(serial, text, size = 4) == FileSystem::Success);
    testAssert(size == 1 && text[0] == 'k');
    return OK;
}

TestCase(InputThatHasNoRoomStaysInTheHardwareUntilSomebodyReads)
{
    TestSerial serial;
    const Size total = 3 * SerialInput::Capacity;
    char wire[total + 1], text[100] = "";
    Size received = 0;

    for (Size i = 0; i < total; i++)
    {
        wire[i] = 'a' + i % 26;
    }
    wire[total] = 0;
    serial.wire = wire;

    // Not acknowledged: the interrupt stays off
    serial.interrupt(4);
    testAssert(serial.wire == wire + SerialInput::Capacity);
    testAssert(serial.acknowledged == 0);

    for (Size size = sizeof(text); received < total; received += size, size = sizeof(text))
    {
        testAssert(get(serial, text, size) == FileSystem::Success);
        testAssert(MemoryBlock::compare(text, wire + received, size));
    }
    testAssert(received == total);
    testAssert(serial.acknowledged == 1);
    testAssert(!serial.canRead());
    return OK;
}

TestCase(LineFeedsGetACarriageReturnOnce)
{
    TestSerial serial;
    Size size;

    testAssert(put(serial, "a\nb\r\nc\n\nd", size) == FileSystem::Success);
    testAssert(size == 9);
    testAssert(testString(*serial.sent, "a\r\nb\r\nc\r\n\r\nd"));

    // Also when the carriage return was the end of the write before
    testAssert(put(serial, "x\r", size) == FileSystem::Success);
    testAssert(put(serial, "\ny", size) == FileSystem::Success);
    testAssert(testString(*serial.sent, "a\r\nb\r\nc\r\n\r\ndx\r\ny"));
    return OK;
}

TestCase(SlowHardwareTakesAPart)
{
    TestSerial serial;
    Size size;

    serial.room = 3;
    testAssert(put(serial, "abcde", size) == FileSystem::Success);
    testAssert(size == 3);
    testAssert(put(serial, "de", size) == FileSystem::IOError);
    serial.room = 10;
    testAssert(put(serial, "de", size) == FileSystem::Success && size == 2);
    testAssert(testString(*serial.sent, "abcde"));
    return OK;
}

TestCase(HugeWriteTakesAPart)
{
    TestSerial serial;
    static char text[100000];
    Size size = sizeof(text);

    // Without end it would keep all others from the line, and be taken for an endless loop
    serial.room = ~(Size) 0;
    MemoryBlock::set(text, 'x', sizeof(text));
    LocalRequest request(FileSystem::WriteFile, text, size);
    testAssert(serial.write(request.buffer, size, 0) == FileSystem::Success);
    testAssert(size > 0 && size <= 4096);
    testAssert(serial.sent.length() == size);
    return OK;
}

TestCase(WriteInterruptedBetweenReturnAndFeedIsNotDoubled)
{
    TestSerial serial;
    Size size;

    serial.room = 2;
    testAssert(put(serial, "a\n", size) == FileSystem::Success);
    testAssert(size == 1);
    serial.room = 10;
    testAssert(put(serial, "\n", size) == FileSystem::Success && size == 1);
    testAssert(testString(*serial.sent, "a\r\n"));
    return OK;
}

TestCase(InputSurvivesInItsBlock)
{
    static SerialInput::Block block;
    u8 text[8];

    MemoryBlock::set(&block, 0, sizeof(block));
    {
        SerialInput input;
        testAssert(!input.attach(&block));
        testAssert(input.put('1') && input.put('2') && input.put('3'));
        input.consume(1);
    }
    {
        SerialInput input;
        testAssert(input.attach(&block));
        testAssert(input.count() == 2);
        testAssert(input.peek(text, sizeof(text)) == 2 && text[0] == '2' && text[1] == '3');
    }

    // Counters that cannot be
    block.consumed = block.received + 1;
    SerialInput input;
    testAssert(!input.attach(&block));
    testAssert(input.count() == 0);
    return OK;
}

TestCase(FullInputRefusesMoreAndKeepsTheOrder)
{
    SerialInput input;
    u8 character;
    Size put = 0;

    for (Size round = 0; round < 3; round++)
    {
        while (input.put(put))
        {
            put++;
        }
        testAssert(input.count() == SerialInput::Capacity);

        for (Size i = 0; i < 700; i++)
        {
            testAssert(input.peek(&character, 1) == 1);
            testAssert(character == (u8) (put - input.count()));
            input.consume(1);
        }
    }
    input.consume(~0U);
    testAssert(input.count() == 0);
    return OK;
}

TestCase(RequestServedAgainAfterARestartHasNoSecondEffect)
{
    TestSerial serial;
    char text[8] = "";
    Size size = 2;

    serial.wire = "abcd";
    serial.interrupt(4);
    testAssert(get(serial, text, size) == FileSystem::Success && size == 2 && text[0] == 'a');

    // The same request: the characters that it took out, and no others
    serial.repeated = true;
    text[0] = text[1] = 0;
    testAssert(get(serial, text, size) == FileSystem::Success && size == 2 && text[0] == 'a' && text[1] == 'b');

    serial.repeated = false;
    testAssert(get(serial, text, size) == FileSystem::Success && size == 2 && text[0] == 'c');

    testAssert(put(serial, "x\ny", size) == FileSystem::Success && size == 3);
    serial.repeated = true;
    testAssert(put(serial, "x\ny", size) == FileSystem::Success && size == 3);
    testAssert(serial.sent == "x\r\ny");
    return OK;
}

TestCase(RestOfAWriteIsSentAfterARestart)
{
    TestSerial serial;
    Size size;

    // What became of the request when the server ended in it
    serial.room = 3;
    testAssert(put(serial, "x\nyz", size) == FileSystem::Success && size == 2);

    serial.room = 10;
    serial.repeated = true;
    testAssert(put(serial, "x\nyz", size) == FileSystem::Success && size == 4);
    testAssert(serial.sent == "x\r\nyz");
    return OK;
}

TestCase(JournalOutlivesItsObject)
{
    static SerialJournal::Block block;
    SerialJournal journal;

    block.magic = 1;
    testAssert(!journal.attach(&block));
    testAssert(!journal.find(5, 7, false));

    journal.add(5, 7, true, 100, 3);
    journal.add(6, 1, false, 'x', 2);

    SerialJournal second;
    testAssert(second.attach(&block));
    testAssert(second.find(5, 7, true) && !second.find(5, 7, false) && !second.find(5, 8, true));
    testAssert(second.taken(100) == 3 && second.taken(101) == 0 && second.taken('x') == 0);

    // The latest one that writes has a character that was not counted
    second.count();
    testAssert(second.find(6, 1, false)->count == 3 && second.find(5, 7, true)->count == 3);

    // One for each client
    second.add(5, 8, true, 103, 1);
    testAssert(!second.find(5, 7, true) && second.find(5, 8, true) && second.taken(100) == 0);
    return OK;
}

TestCase(JournalForgetsClientsInTheirOrder)
{
    SerialJournal journal;

    for (Size i = 0; i <= SerialJournal::Entries; i++)
    {
        journal.add(i, 1, true, 100 + i, 1);
    }
    testAssert(!journal.find(0, 1, true));
    testAssert(journal.find(1, 1, true) && journal.find(SerialJournal::Entries, 1, true));
    return OK;
}
