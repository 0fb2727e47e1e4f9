/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A source as it comes from elsewhere: it does not begin as ours do, is written in C++03 and causes warnings that FreeNOS
 * 1.0.4 did not ask for. It has to be compiled as it is.
 */

#include <FreeNOS/System.h>
#include <Allocator.h>
#include <Application.h>
#include <Array.h>
#include <Assert.h>
#include <BitAllocator.h>
#include <BitArray.h>
#include <BubbleAllocator.h>
#include <ByteOrder.h>
#include <ChannelServer.h>
#include <ConstHashIterator.h>
#include <CoreClient.h>
#include <DatastoreClient.h>
#include <DeviceServer.h>
#include <ELF.h>
#include <Factory.h>
#include <FileSystemServer.h>
#include <HashIterator.h>
#include <Index.h>
#include <Lz4Decompressor.h>
#include <PoolAllocator.h>
#include <ProcessClient.h>
#include <Queue.h>
#include <RecoveryClient.h>
#include <SplitAllocator.h>
#include <StdioLog.h>
#include <String.h>
#include <TestCase.h>
#include <TestRunner.h>
#include <TestInt.h>
#include <TestChar.h>
#include <TestMain.h>
#include <XMLReporter.h>

#define NAME "name"

enum First { FirstZero, FirstOne };
enum Second { SecondZero, SecondOne };

struct Item
{
    Item() : value(0) {}
    Item(int v) : value(v) {}
    ~Item() throw() {}

    // Neither the function nor its argument is constant
    bool operator == (Item & i) { return value == i.value; }

    int value;
};

struct Point
{
    bool operator == (const Point & p) { return x == p.x && y == p.y; }

    int x, y;
};

template <class T> class Holder
{
  public:

    Holder<T>(T v) : m_value(v), m_size(v) {}
    const Size size() const { return m_size; }

  private:

    Size m_size;
    T m_value;
};

class Base
{
  public:

    virtual ~Base() {}
    virtual int number(int value) { return value; }
    virtual int number(char *text) { return 0; }
};

class Derived : public Base
{
  public:

    virtual int number(int unused) { return 5; }
};

static int unusedFunction(int unusedParameter)
{
    int unusedVariable = 5, setOnly;

    setOnly = 6;
    return 1;
}

TestCase(ForeignSourcesMayBeCareless)
{
    TestInt<int> ints(0, 100);
    Array<int, 10> numbers;
    String text("text");
    register int sum = 0;
    volatile int counter = 0;
    int unused;

    // Signed and unsigned
    ints.random(10);
    for (int i = 0; i < numbers.size(); i++)
    {
        numbers.insert(i, ints[i]);
        sum += ints[i];
        counter++;
        counter += 1;
    }
    testAssert(counter == numbers.count() * 2 && sum >= 0);

    switch (sum > 0 ? FirstOne : FirstZero)
    {
        case FirstOne:
            sum = 1;
        case FirstZero:
            sum++;
    }
    if (sum)
        assert(sum > 0);

    testAssert(FirstOne == (int) SecondOne && FirstOne + SecondOne == 2);
    testAssert(testString("a "NAME, "a name"));
    text.toLong();
    ProcessCtl(SELF, GetPID);
    return OK;
}

TestCase(ForeignInitialisersMayNarrow)
{
    TestInt<int> ints(0, 100);
    long size = 64;
    u8 bytes[] = { -1, 300 - 45, ints.random() };
    Allocator::Range range = { ints.random() * 4, size, 4 };
    Memory::Range memory = { 1 };

    testAssert(bytes[0] == 255 && bytes[1] == 255 && bytes[2] == ints[0]);
    testAssert(range.address == ints[1] * 4 && range.size == size && memory.size == 0);
    return OK;
}

TestCase(ForeignItemsNeedNoConstantOperators)
{
    List<Item> items;
    Vector<Point> points;
    Queue<Item, 4> queue;
    Point point = { 1, 2 }, other = { 1, 3 };

    items << Item(1) << Item(2) << Item(1);
    testAssert(items.contains(Item(2)) && items.remove(Item(1)) == 2 && items.count() == 1);
    points.insert(point);
    testAssert(points.contains(point) && !points.contains(other) && point == points[0]);
    queue.push(Item(3));
    testAssert(queue.contains(Item(3)) && queue.remove(Item(3)) == 1);
    return OK;
}

TestCase(ForeignClasses)
{
    Holder<int> holder(5);
    Derived derived;
    Base *base = &derived;

    testAssert(holder.size() == 5 && holder.m_value == 5 && base->number(1) == 5);
    testAssert((Memory::Readable | Memory::Writable) == 3);
    return OK;
}

TestCase(ForeignCodeLooksInside)
{
    String text("text");
    BitArray bits(8);
    MemoryChannel channel(Channel::Producer, sizeof(u32));

    // Although TestCase.h comes last
    testAssert(text.m_count == 4 && !text.m_allocated && bits.m_bitCount == 8 && channel.m_head.index == 0);
    testAssert(Allocator::getDefault() == Allocator::m_default && FOREIGN_NUMBER == 42);
    return OK;
}

extern C Size foreignLength(const u8 *text);

TestCase(ForeignSourceInC)
{
    testAssert(foreignLength((u8 *) "abc") == 3);
    return OK;
}

/** Numbers its root directory before there is a base class. */
class NumberedFileSystem : public FileSystemServer
{
  public:

    NumberedFileSystem() : FileSystemServer(new Directory(getNextInode()), "/numbered")
    {
    }
};

TestCase(ForeignServerNumbersItsRoot)
{
    NumberedFileSystem *server = new NumberedFileSystem();
    const u32 root = server->m_root->file->getInode();

    testAssert(root == 3 && server->getNextInode() == root + 1);

    NumberedFileSystem *other = new NumberedFileSystem();
    testAssert(other->m_root->file->getInode() == root + 2 && server->getNextInode() == root + 3);
    delete server;
    delete other;
    return OK;
}
