// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestRunner.h>
#include <TestCase.h>
#include <TestInt.h>
#include <TestChar.h>
#include <TestMain.h>
#include <HashTable.h>
#include <String.h>

TestCase(HashTableConstruct)
{
    HashTable<int, int> h;

    testAssert(h.size() == HASHTABLE_DEFAULT_SIZE && h.count() == 0 && h.isEmpty());
    testAssert(h.keys().isEmpty() && h.values().isEmpty() && h.get(1) == 0 && h.remove(1) == 0);
    testAssert(h.table().count() == HASHTABLE_DEFAULT_SIZE && h.table()[0].isEmpty());
    return OK;
}

TestCase(HashTableInsertReplaces)
{
    HashTable<int, int> h;

    testAssert(h.insert(1, 10) && h.insert(1, 11) && h.insert(2, 20));
    testAssert(h.count() == 2 && h[1] == 11 && h[2] == 20);
    testAssert(h.contains(1) && !h.contains(3));
    testAssert(h.at(2) == 20 && *h.get(2) == 20 && h.value(2) == 20 && h.value(3, 33) == 33 && h.value(3) == 0);
    return OK;
}

TestCase(HashTableAppendKeepsAll)
{
    HashTable<String, int> h;

    testAssert(h.append("a", 1) && h.append("a", 2) && h.append("a", 3) && h.append("b", 4));
    testAssert(h.count() == 4 && h.keys().count() == 2);
    testAssert(h.at("a") == 1 && h["a"] == 1 && *h.get("a") == 1 && h.value("a") == 1);

    List<int> values = h.values("a");

    testAssert(values.count() == 3 && values[0] == 1 && values[1] == 2 && values[2] == 3);
    testAssert(h.keys(4).count() == 1 && h.keys(4).first() == "b" && h.keys(5).isEmpty());
    h.append("a", 1);
    testAssert(h.keys(1).count() == 1);
    testAssert(h.remove("a") == 4 && h.remove("a") == 0 && h.count() == 1);
    return OK;
}

TestCase(HashTableInsertReplacesAllAppended)
{
    HashTable<int, int> h;

    h.append(1, 10);
    h.append(65, 50);
    h.append(1, 11);
    h.append(1, 12);
    testAssert(h.insert(1, 13) && h.count() == 2 && h[1] == 13 && h.values(1).count() == 1 && h[65] == 50);
    return OK;
}

TestCase(HashTableAtOfMissingKeyIsADefault)
{
    HashTable<String, String> empty, filled;
    const HashTable<String, String> & constant = filled;

    // W71: dereferenced the head of an empty list
    testAssert(empty.at("nothing").length() == 0);
    filled.insert("key", "value");
    testAssert(filled.at("nothing").length() == 0 && constant["nothing"].length() == 0);
    testAssert(filled.count() == 1);
    return OK;
}

TestCase(HashTableIndexOfMissingKeyInserts)
{
    HashTable<int, int> h;

    h[7] = 70;
    testAssert(h.count() == 1 && h.at(7) == 70);
    h[7]++;
    testAssert(h.count() == 1 && h.at(7) == 71);
    return OK;
}

TestCase(HashTableRemoveByItsOwnKey)
{
    HashTable<String, int> h;

    h.append("key", 1);
    h.append("key", 2);

    Vector<List<HashTable<String, int>::Bucket> > & table = h.table();

    for (Size i = 0; i < table.count(); i++)
    {
        if (!table[i].isEmpty())
        {
            testAssert(h.remove(table[i].head()->data.key) == 2);
            break;
        }
    }
    testAssert(h.count() == 0);
    return OK;
}

TestCase(HashTableInsertOfItsOwnValue)
{
    HashTable<String, String> h;

    h.insert("key", String("some text", true));
    h.insert("key", h.at("key"));
    testAssert(h.count() == 1 && h.at("key") == "some text");
    return OK;
}

TestCase(HashTableAssignHasItsOwnItems)
{
    HashTable<String, String> a, b;

    a.insert("key", String("value", true));
    b.insert("old", String("thing", true));
    // W71: both used to share and free the same memory
    b = a;
    a.insert("key", String("changed", true));
    testAssert(b.count() == 1 && b.at("key") == "value" && !b.contains("old"));

    HashTable<String, String> c(b);

    b.clear();
    testAssert(b.isEmpty() && c.count() == 1 && c.at("key") == "value");
    return OK;
}

TestCase(HashTableGrows)
{
    HashTable<int, int> h;
    TestInt<int> keys(-500, 1500);

    keys.unique(2000);
    for (Size i = 0; i < keys.count(); i++)
    {
        testAssert(h.insert(keys[i], keys[i] * 3));
    }
    h.append(keys[0], 1);
    testAssert(h.count() == 2001 && h.size() > HASHTABLE_DEFAULT_SIZE);
    for (Size i = 0; i < keys.count(); i++)
    {
        testAssert(h.get(keys[i]) && *h.get(keys[i]) == keys[i] * 3);
    }
    testAssert(h.values(keys[0]).count() == 2 && h.values(keys[0]).last() == 1);
    for (Size i = 0; i < 1000; i++)
    {
        testAssert(h.remove(keys[i]) == (i ? 1 : 2));
    }
    testAssert(h.count() == 1000 && h.keys().count() == 1000 && !h.contains(keys[0]) && h.contains(keys[1500]));
    return OK;
}

TestCase(HashTableStaysSmallForUsualNumbers)
{
    HashTable<int, int> h;

    for (int i = 0; i < HASHTABLE_DEFAULT_SIZE * 4; i++)
    {
        h.insert(i, i);
    }
    testAssert(h.size() == HASHTABLE_DEFAULT_SIZE);
    return OK;
}

TestCase(HashTableCompare)
{
    HashTable<int, int> a, b;

    a.insert(1, 10);
    a.insert(2, 20);
    b.insert(2, 20);
    testAssert(!a.equals(b) && a.compareTo(b) != 0);
    b.insert(1, 11);
    testAssert(!a.equals(b));
    b.insert(1, 10);
    testAssert(a.equals(b) && a.compareTo(b) == 0);
    return OK;
}

TestCase(HashTableBuckets)
{
    typedef HashTable<int, String>::Bucket Bucket;

    Bucket a(1, "x"), b(a), c(1, "y"), d;

    testAssert(a == b && a != c && d.key == 0);
    d = c;
    testAssert(d == c && d.value == "y");
    return OK;
}
