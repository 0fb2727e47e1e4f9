// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestCase.h>
#include <TestRunner.h>
#include <TestInt.h>
#include <TestChar.h>
#include <HashTable.h>
#include <HashIterator.h>
#include <ConstHashIterator.h>
#include <ListIterator.h>
#include <String.h>

TestCase(HashTableStartsEmpty)
{
    HashTable<String, int> h;

    testAssert(h.size() == HASHTABLE_DEFAULT_SIZE && h.count() == 0 && h.isEmpty());
    testAssert(h.table().size() == HASHTABLE_DEFAULT_SIZE);
    testAssert(h.keys().isEmpty() && h.values().isEmpty());
    testAssert(h.get("nothing") == ZERO && !h.contains("nothing"));
    testAssert(h.remove("nothing") == 0);
    return OK;
}

TestCase(HashTableInsertWithRandomKeys)
{
    TestChar<char *> keys(8, 64);
    TestInt<int> values(INT_MIN, INT_MAX);
    HashTable<String, int> h;

    keys.unique(50);
    values.random(50);
    for (Size i = 0; i < 50; i++)
    {
        testAssert(h.insert(keys[i], values[i]));
        testAssert(h.count() == i + 1);
    }
    testAssert(h.size() == HASHTABLE_DEFAULT_SIZE);
    testAssert(h.keys().count() == 50 && h.values().count() == 50);

    for (Size i = 0; i < 50; i++)
    {
        testAssert(h.contains(keys[i]));
        testAssert(h[keys[i]] == values[i]);
        testAssert(h.at(keys[i]) == values[i]);
        testAssert(*h.get(keys[i]) == values[i]);
        testAssert(h.value(keys[i]) == values[i]);
    }
    for (Size i = 0; i < 50; i++)
    {
        testAssert(h.remove(keys[i]) == 1);
        testAssert(h.get(keys[i]) == ZERO);
    }
    testAssert(h.isEmpty());
    return OK;
}

TestCase(HashTableInsertReplaces)
{
    HashTable<int, int> h;

    testAssert(h.insert(5, 50) && h.insert(5, 51));
    testAssert(h.count() == 1 && h[5] == 51);

    h.append(5, 52);
    testAssert(h.count() == 2);
    testAssert(h.insert(5, 53));
    testAssert(h.count() == 1 && h[5] == 53);
    return OK;
}

TestCase(HashTableAppendKeepsDuplicates)
{
    HashTable<String, String> h;

    testAssert(h.append("key", "first") && h.append("key", "second") && h.append("other", "third"));
    testAssert(h.count() == 3);
    testAssert(h.keys().count() == 2);
    testAssert(h.at("key") == "first" && h["key"] == "first" && *h.get("key") == "first");

    List<String> values = h.values("key");
    testAssert(values.count() == 2 && values[0] == "first" && values[1] == "second");
    testAssert(h.values().count() == 3);
    testAssert(h.keys("third").count() == 1 && h.keys("third").first() == "other");
    testAssert(h.keys("fourth").isEmpty());

    testAssert(h.remove("key") == 2);
    testAssert(h.count() == 1 && h.keys().first() == "other");
    return OK;
}

TestCase(HashTableValueHasADefault)
{
    HashTable<int, int> h;

    h.insert(1, 10);
    testAssert(h.value(1, 99) == 10 && h.value(2, 99) == 99 && h.value(2) == 0);
    testAssert(h.count() == 1);
    return OK;
}

TestCase(HashTableSubscriptChanges)
{
    HashTable<String, int> h;

    h.insert("counter", 1);
    h["counter"]++;
    h["counter"] += 5;
    testAssert(h.at("counter") == 7 && h.count() == 1);
    return OK;
}

TestCase(HashTableClear)
{
    HashTable<int, String> h;

    for (int i = 0; i < 100; i++)
    {
        h.insert(i, "value");
    }
    testAssert(h.count() == 100);
    h.clear();
    testAssert(h.count() == 0 && h.isEmpty() && !h.contains(1) && h.keys().isEmpty());
    testAssert(h.insert(1, "again") && h.count() == 1);
    return OK;
}

TestCase(HashTableComparison)
{
    HashTable<int, int> one, two;

    testAssert(one.equals(two) && one.compareTo(two) == 0);
    one.insert(1, 2);
    testAssert(!one.equals(two));
    two.insert(1, 3);
    testAssert(!one.equals(two));
    two.insert(1, 2);
    testAssert(one.equals(two));
    return OK;
}

TestCase(HashTableWithOneBucket)
{
    HashTable<int, int> h(1);

    for (int i = 0; i < 4; i++)
    {
        h.insert(i, -i);
    }
    testAssert(h.count() == 4);
    for (int i = 0; i < 4; i++)
    {
        testAssert(h[i] == -i);
    }
    return OK;
}

TestCase(HashIteratorVisitsEachKeyOnce)
{
    HashTable<int, int> h;
    bool seen[20] = { false };
    Size count = 0;

    for (int i = 0; i < 20; i++)
    {
        h.insert(i, i + 100);
    }
    h.append(3, 999);

    for (HashIterator<int, int> i(h); i.hasCurrent(); i++)
    {
        testAssert(i.key() >= 0 && i.key() < 20);
        testAssert(i.current() == i.key() + 100);
        testAssert(!seen[i.key()]);
        seen[i.key()] = true;
        count++;
    }
    testAssert(count == 20);

    HashIterator<int, int> next(h);
    for (count = 0; next.hasNext(); count++)
    {
        testAssert(next.next() == next.key() + 100);
    }
    testAssert(count == 20);
    return OK;
}

TestCase(HashIteratorRemovesAllOfTheKey)
{
    HashTable<String, int> h;

    h.append("one", 1);
    h.append("one", 11);
    h.append("two", 2);

    for (HashIterator<String, int> i(h); i.hasCurrent();)
    {
        if (i.key() == "one")
            i.remove();
        else
            i++;
    }
    testAssert(h.count() == 1 && h.contains("two"));

    HashIterator<String, int> iter(h);
    testAssert(iter.remove() && !iter.hasCurrent() && !iter.remove());
    testAssert(h.isEmpty());
    return OK;
}

TestCase(HashIteratorSeesTheKeysOfItsStart)
{
    HashTable<int, int> h;
    Size count = 0;

    h.insert(1, 1);
    HashIterator<int, int> iter(h);
    h.insert(2, 2);
    testAssert(iter.m_iter.m_current != ZERO && iter.m_iter.m_next == iter.m_iter.m_current);
    for (; iter.hasCurrent(); iter++)
    {
        count++;
    }
    testAssert(count == 1);
    iter.reset();
    for (; iter.hasCurrent(); iter++)
    {
        iter.current() = 7;
        count++;
    }
    testAssert(count == 3 && h[1] == 7 && h[2] == 7);
    return OK;
}

static int sumOf(const HashTable<int, int> & h)
{
    int sum = 0;

    for (ConstHashIterator<int, int> i(h); i.hasCurrent(); i++)
    {
        const ConstHashIterator<int, int> & seen = i;
        sum += seen.key() * 1000 + seen.current();
    }
    return sum;
}

TestCase(ConstHashIteratorReads)
{
    HashTable<int, int> h;

    h.insert(1, 10);
    h.insert(2, 20);
    testAssert(sumOf(h) == 3030);

    ConstHashIterator<int, int> iter(h);
    testAssert(iter.hasNext() && iter.next() == iter.key() * 10);
    return OK;
}

TestCase(HashFunctionIsFNV)
{
    Size h = FNV_INIT;

    h = (h * FNV_PRIME) ^ 'a';
    testAssert(hash("a", 1000) == h % 1000);
    testAssert(hash("", 1000) == FNV_INIT % 1000);

    h = FNV_INIT;
    for (int i = 0; i < 4; i++)
    {
        h = (h * FNV_PRIME) ^ ((0x12345678 >> (i * 8)) & 0xff);
    }
    testAssert(hash(0x12345678, 64) == h % 64);
    testAssert(hash(0x12345678, 1000) == h % 1000);
    return OK;
}

TestCase(HashIteratorCopyStaysWhereItIs)
{
    HashTable<int, int> h;

    for (int i = 0; i < 5; i++)
    {
        h.insert(i, i * 10);
    }
    HashIterator<int, int> first(h);
    first++;
    first.next();

    HashIterator<int, int> second(first);
    testAssert(second.key() == first.key() && second.current() == first.current());

    // Each walks on its own
    const int key = first.key();
    first++;
    testAssert(second.key() == key && first.key() != key);
    second++;
    testAssert(second.key() == first.key() && second.hasNext());

    while (second.hasCurrent())
    {
        second++;
    }
    ConstHashIterator<int, int> third(h);
    third++;
    ConstHashIterator<int, int> fourth = third;
    HashIterator<int, int> ended(second);
    testAssert(fourth.key() == third.key() && !ended.hasCurrent() && h.count() == 5);
    return OK;
}

/** Has no default constructor. */
struct Mark
{
    Mark(int n) : number(n)
    {
    }

    bool operator == (const Mark & m) const
    {
        return number == m.number;
    }

    bool operator != (const Mark & m) const
    {
        return number != m.number;
    }

    int number;
};

TestCase(HashTableOfValuesWithoutDefault)
{
    HashTable<String, Mark> h;

    testAssert(h.insert("one", Mark(1)) && h.append("one", 2) && h.at("one") == 1);
    testAssert(h.values("one").count() == 2 && h.value("two", 3) == 3 && h.remove("one") == 2);
    return OK;
}
