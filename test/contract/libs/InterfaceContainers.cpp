// SPDX-License-Identifier: GPL-3.0-or-later

#include <Array.h>
#include <Associative.h>
#include <Comparable.h>
#include <ConstHashIterator.h>
#include <ConstIterator.h>
#include <Container.h>
#include <HashIterator.h>
#include <HashTable.h>
#include <Index.h>
#include <Iterator.h>
#include <List.h>
#include <ListIterator.h>
#include <Queue.h>
#include <Sequence.h>
#include <String.h>
#include <Vector.h>
#include "Interface.h"

typedef Sequence<int> Numbers;
typedef Associative<String, int> Dictionary;
typedef HashTable<String, int> Table;

hasType(&Container::size, Size (Container::*)() const);
hasType(&Container::count, Size (Container::*)() const);
hasType(&Container::clear, void (Container::*)());
hasType(&Container::isEmpty, bool (Container::*)() const);
hasType(&Container::reserve, bool (Container::*)(Size));
hasType(&Container::shrink, bool (Container::*)(Size));
hasType(&Container::squeeze, Size (Container::*)());
hasType(&Container::resize, bool (Container::*)(Size));
hasType(&Comparable<int>::equals, bool (Comparable<int>::*)(const int &) const);
hasType(&Comparable<int>::compareTo, int (Comparable<int>::*)(const int &) const);

hasType(&Numbers::fill, void (Numbers::*)(int));
hasType(&Numbers::remove, int (Numbers::*)(int));
hasType(&Numbers::removeAt, bool (Numbers::*)(Size));
hasType(&Numbers::clear, void (Numbers::*)());
hasType(&Numbers::get, const int * (Numbers::*)(Size) const);
hasType(&Numbers::at, const int & (Numbers::*)(Size) const);
hasType(&Numbers::contains, bool (Numbers::*)(const int) const);
hasType(&Numbers::compareTo, int (Numbers::*)(const Numbers &) const);
hasType(&Numbers::equals, bool (Numbers::*)(const Numbers &) const);

typedef Array<String, 4> Strings;
hasType(&Strings::get, const String * (Strings::*)(Size) const);
hasType(&Strings::at, const String & (Strings::*)(Size) const);
hasType(&Strings::value, const String (Strings::*)(Size) const);
hasType(&Strings::size, Size (Strings::*)() const);
hasType(&Strings::count, Size (Strings::*)() const);

hasValue(VECTOR_DEFAULT_SIZE, 64);
hasType(&Vector<int>::get, const int * (Vector<int>::*)(Size) const);
hasType(&Vector<int>::at, const int & (Vector<int>::*)(Size) const);
hasType(&Vector<int>::clear, void (Vector<int>::*)());
hasType(&Vector<int>::removeAt, bool (Vector<int>::*)(Size));
hasType(&Vector<int>::size, Size (Vector<int>::*)() const);
hasType(&Vector<int>::count, Size (Vector<int>::*)() const);
hasType(&Vector<int>::vector, const int * (Vector<int>::*)() const);
hasType(&Vector<int>::resize, bool (Vector<int>::*)(Size));

memberHasType(List<int>::Node, data, int);
memberHasType(List<int>::Node, prev, List<int>::Node *);
memberHasType(List<int>::Node, next, List<int>::Node *);
hasType(&List<int>::prepend, void (List<int>::*)(int));
hasType(&List<int>::append, void (List<int>::*)(int));
hasType(&List<int>::contains, bool (List<int>::*)(const int) const);
hasType(&List<int>::clear, void (List<int>::*)());
hasType(&List<int>::get, const int * (List<int>::*)(Size) const);
hasType(&List<int>::at, const int & (List<int>::*)(Size) const);
hasType(&List<int>::isEmpty, bool (List<int>::*)() const);
hasType(&List<int>::size, Size (List<int>::*)() const);
hasType(&List<int>::count, Size (List<int>::*)() const);
hasType(&List<int>::operator <<, List<int> & (List<int>::*)(int));
hasType(&List<int>::operator ==, bool (List<int>::*)(const List<int> &) const);
hasType(&List<int>::operator !=, bool (List<int>::*)(const List<int> &) const);

hasType(&Iterator<int>::reset, void (Iterator<int>::*)());
hasType(&Iterator<int>::hasNext, bool (Iterator<int>::*)() const);
hasType(&Iterator<int>::hasCurrent, bool (Iterator<int>::*)() const);
hasType(&Iterator<int>::next, int & (Iterator<int>::*)());
hasType(&Iterator<int>::remove, bool (Iterator<int>::*)());
hasType(&Iterator<int>::operator ++, void (Iterator<int>::*)(int));
hasType(&ConstIterator<int>::reset, void (ConstIterator<int>::*)());
hasType(&ConstIterator<int>::hasNext, bool (ConstIterator<int>::*)() const);
hasType(&ConstIterator<int>::hasCurrent, bool (ConstIterator<int>::*)() const);
hasType(&ConstIterator<int>::current, const int & (ConstIterator<int>::*)() const);
hasType(&ConstIterator<int>::next, const int & (ConstIterator<int>::*)());
hasType(&ConstIterator<int>::operator ++, void (ConstIterator<int>::*)(int));
hasType(&ListIterator<int>::next, int & (ListIterator<int>::*)());

hasType(&Dictionary::insert, bool (Dictionary::*)(const String &, const int &));
hasType(&Dictionary::append, bool (Dictionary::*)(const String &, const int &));
hasType(&Dictionary::remove, int (Dictionary::*)(const String &));
hasType(&Dictionary::clear, void (Dictionary::*)());
hasType(&Dictionary::contains, bool (Dictionary::*)(const String &) const);
hasType(&Dictionary::get, const int * (Dictionary::*)(const String &) const);
hasType(&Dictionary::at, const int & (Dictionary::*)(const String &) const);
hasType(&Dictionary::value, const int (Dictionary::*)(const String &, const int) const);
hasType(&Dictionary::compareTo, int (Dictionary::*)(const Dictionary &) const);
hasType(&Dictionary::equals, bool (Dictionary::*)(const Dictionary &) const);
hasType(&Dictionary::operator [], const int & (Dictionary::*)(String) const);

hasValue(HASHTABLE_DEFAULT_SIZE, 64);
memberHasType(Table::Bucket, key, String);
memberHasType(Table::Bucket, value, int);
hasType(&Table::Bucket::operator ==, bool (Table::Bucket::*)(const Table::Bucket &) const);
hasType(&Table::Bucket::operator !=, bool (Table::Bucket::*)(const Table::Bucket &) const);
hasType(&Table::insert, bool (Table::*)(const String &, const int &));
hasType(&Table::append, bool (Table::*)(const String &, const int &));
hasType(&Table::remove, int (Table::*)(const String &));
hasType(&Table::size, Size (Table::*)() const);
hasType(&Table::count, Size (Table::*)() const);
hasType(&Table::get, const int * (Table::*)(const String &) const);
hasType(&Table::at, const int & (Table::*)(const String &) const);
hasType(&Table::value, const int (Table::*)(const String &, const int) const);
hasType(&Table::table, Vector<List<Table::Bucket> > & (Table::*)());

typedef HashIterator<String, int> Walk;
typedef ConstHashIterator<String, int> ConstWalk;
hasType(&Walk::key, const String & (Walk::*)());
hasType(&Walk::next, int & (Walk::*)());
hasType(&Walk::remove, bool (Walk::*)());
hasType(&ConstWalk::current, const int & (ConstWalk::*)() const);
hasType(&ConstWalk::key, const String & (ConstWalk::*)() const);
hasType(&ConstWalk::next, const int & (ConstWalk::*)());

typedef Index<int, 4> Slots;
hasType(&Slots::insertAt, bool (Slots::*)(const Size, int *));
hasType(&Slots::remove, bool (Slots::*)(const Size));
hasType(&Slots::deleteAll, void (Slots::*)());
hasType(&Slots::get, int * (Slots::*)(const Size) const);
hasType(&Slots::contains, bool (Slots::*)(const int *) const);
hasType(&Slots::size, Size (Slots::*)() const);
hasType(&Slots::count, Size (Slots::*)() const);
hasType(&Slots::operator [], int * (Slots::*)(const Size));

typedef Queue<int, 4> Line;
hasType(&Line::push, bool (Line::*)(const int &));
hasType(&Line::pop, int & (Line::*)());
hasType(&Line::contains, bool (Line::*)(const int &) const);
hasType(&Line::remove, Size (Line::*)(int));
hasType(&Line::clear, void (Line::*)());
hasType(&Line::size, Size (Line::*)() const);
hasType(&Line::count, Size (Line::*)() const);

/** A sequence that has only what it must. */
class OldSequence : public Sequence<int>
{
  public:

    virtual Size size() const override { return 3; }
    virtual Size count() const override { return 3; }
    virtual const int * get(Size position) const override { return position < 3 ? &m_items[position] : ZERO; }
    virtual const int & at(Size position) const override { return m_items[position]; }
    virtual bool insert(Size position, const int & item) override
    {
        m_items[position] = item;
        return true;
    }

  private:

    int m_items[3];
};

/** A sequence all of whose functions are replaced. */
class OldVector : public Vector<int>
{
  public:

    virtual int insert(const int & item) override { return Vector<int>::insert(item); }
    virtual bool insert(Size position, const int & item) override { return Vector<int>::insert(position, item); }
    virtual void fill(int value) override { Vector<int>::fill(value); }
    virtual int remove(int value) override { return Vector<int>::remove(value); }
    virtual bool removeAt(Size position) override { return Vector<int>::removeAt(position); }
    virtual void clear() override { Vector<int>::clear(); }
    virtual const int * get(Size position) const override { return Vector<int>::get(position); }
    virtual const int & at(Size position) const override { return Vector<int>::at(position); }
    virtual bool contains(const int value) const override { return Vector<int>::contains(value); }
    virtual int compareTo(const Sequence<int> & s) const override { return Vector<int>::compareTo(s); }
    virtual bool equals(const Sequence<int> & s) const override { return Vector<int>::equals(s); }
    virtual Size size() const override { return Vector<int>::size(); }
    virtual Size count() const override { return Vector<int>::count(); }
    virtual const int * vector() const override { return Vector<int>::vector(); }
    virtual bool resize(Size size) override { return Vector<int>::resize(size); }
    virtual bool isEmpty() const override { return false; }
    virtual bool reserve(Size) override { return false; }
    virtual bool shrink(Size) override { return false; }
    virtual Size squeeze() override { return 5; }
};

class OldList : public List<int>
{
  public:

    virtual int remove(int t) override { return List<int>::remove(t); }
    virtual int remove(Node *node) override { return List<int>::remove(node); }
    virtual bool contains(const int t) const override { return List<int>::contains(t); }
    virtual void clear() override { List<int>::clear(); }
    virtual const int * get(Size position) const override { return List<int>::get(position); }
    virtual const int & at(Size position) const override { return List<int>::at(position); }
    virtual bool isEmpty() const override { return List<int>::isEmpty(); }
};

class OldArray : public Array<int, 3>
{
  public:

    virtual bool insert(Size position, const int & item) override { return Array<int, 3>::insert(position, item); }
    virtual const int value(Size position) const override { return Array<int, 3>::value(position) + 1; }
};

class OldTable : public HashTable<String, int>
{
  public:

    virtual bool insert(const String & key, const int & value) override { return HashTable::insert(key, value + 1); }
    virtual bool append(const String & key, const int & value) override { return HashTable::append(key, value); }
    virtual int remove(const String & key) override { return HashTable::remove(key); }
    virtual Size size() const override { return HashTable::size(); }
    virtual Size count() const override { return HashTable::count(); }
    virtual List<String> keys() const override { return HashTable::keys(); }
    virtual List<String> keys(const int & value) const override { return HashTable::keys(value); }
    virtual List<int> values() const override { return HashTable::values(); }
    virtual List<int> values(const String & key) const override { return HashTable::values(key); }
    virtual const int * get(const String & key) const override { return HashTable::get(key); }
    virtual const int & at(const String & key) const override { return HashTable::at(key); }
    virtual bool contains(const String & key) const override { return HashTable::contains(key); }
    virtual const int value(const String & key, const int defaultValue = int()) const override
    {
        return HashTable::value(key, defaultValue);
    }
    virtual int compareTo(const Associative<String, int> & a) const override { return HashTable::compareTo(a); }
    virtual bool equals(const Associative<String, int> & a) const override { return HashTable::equals(a); }
};

class OldIndex : public Index<int, 4>
{
  public:

    virtual bool insert(Size & position, int *item) override { return Index<int, 4>::insert(position, item); }
    virtual bool insert(int *item) override { return Index<int, 4>::insert(item); }
    virtual bool insertAt(const Size position, int *item) override { return Index<int, 4>::insertAt(position, item); }
    virtual bool remove(const Size position) override { return Index<int, 4>::remove(position); }
    virtual int * get(const Size position) const override { return Index<int, 4>::get(position); }
    virtual bool contains(const int *item) const override { return Index<int, 4>::contains(item); }
    virtual Size size() const override { return 4; }
    virtual Size count() const override { return Index<int, 4>::count(); }
};

/** Counts from zero to two. */
class OldIterator : public Iterator<int>
{
  public:

    OldIterator() : m_value(0)
    {
    }

    virtual void reset() override { m_value = 0; }
    virtual bool hasNext() const override { return m_value < 2; }
    virtual bool hasCurrent() const override { return m_value < 3; }
    virtual const int & current() const override { return m_value; }
    virtual int & current() override { return m_value; }
    virtual int & next() override { return ++m_value; }
    virtual bool remove() override { return false; }
    virtual void operator ++(int) override { m_value++; }

  private:

    int m_value;
};

static const char * checkSequences()
{
    OldSequence sequence;
    Sequence<int> & numbers = sequence;
    const Sequence<int> & constant = sequence;

    require(signature<int (Numbers::*)(const int &)>(&Numbers::insert));
    require(signature<bool (Numbers::*)(Size, const int &)>(&Numbers::insert));
    require(signature<const int & (Numbers::*)(int) const>(&Numbers::operator []));
    require(signature<const int & (Numbers::*)(Size) const>(&Numbers::operator []));
    require(signature<int & (Numbers::*)(int)>(&Numbers::operator []));
    require(signature<int & (Numbers::*)(Size)>(&Numbers::operator []));

    // What a sequence does when only its items are known
    numbers.fill(7);
    require(constant[0] == 7 && constant[(Size) 2] == 7 && numbers.contains(7) && !numbers.contains(8));
    numbers[1] = 8;
    numbers[(Size) 2] = 9;
    require(constant[1] == 8 && constant.at(2) == 9);
    require(numbers.insert(5) == -1 && !numbers.removeAt(0) && numbers.remove(7) == 0 && !numbers.isEmpty());
    numbers.clear();
    require(numbers.count() == 3 && numbers.equals(constant) && numbers.compareTo(constant) == 0);
    require(numbers.resize(3) && !numbers.resize(4) && numbers.reserve(2) && !numbers.reserve(4));
    require(numbers.shrink(3) && !numbers.shrink(2) && numbers.squeeze() == 3);

    Vector<int> vector, small(2), same(small);
    OldVector old;
    Sequence<int> & base = old;

    require(vector.size() == VECTOR_DEFAULT_SIZE && small.size() == 2 && same.size() == 2);
    require(base.insert(4) == 0 && base.insert(1, 5) && base.count() == 2 && !base.isEmpty() && base.squeeze() == 5);
    require(signature<int (Vector<int>::*)(const int &)>(&Vector<int>::insert));
    require(signature<bool (Vector<int>::*)(Size, const int &)>(&Vector<int>::insert));

    OldArray array;
    const Array<int, 3> & arrayBase = array;
    const Array<int, 3> arrayCopy(array);

    require(array.insert(1, 4) && arrayBase.value(1) == 5 && array.count() == 3 && arrayCopy.size() == 3);
    return ZERO;
}

static const char * checkLists()
{
    List<int> list;
    OldList old;
    Sequence<int> & base = old;
    const List<int> & constant = list;

    list << 1 << 2 << 3;
    const List<int> copy(list);
    List<int>::Node node(9);

    require(node.data == 9 && node.prev == ZERO && node.next == ZERO);
    require(signature<int (List<int>::*)(int)>(&List<int>::remove));
    require(signature<int (List<int>::*)(List<int>::Node *)>(&List<int>::remove));
    require(signature<List<int>::Node * (List<int>::*)()>(&List<int>::head));
    require(signature<const List<int>::Node * (List<int>::*)() const>(&List<int>::head));
    require(signature<List<int>::Node * (List<int>::*)()>(&List<int>::tail));
    require(signature<const List<int>::Node * (List<int>::*)() const>(&List<int>::tail));
    require(signature<int (List<int>::*)()>(&List<int>::first));
    require(signature<const int (List<int>::*)() const>(&List<int>::first));
    require(signature<int (List<int>::*)()>(&List<int>::last));
    require(signature<const int (List<int>::*)() const>(&List<int>::last));
    require(list == copy && constant.first() == 1 && constant.last() == 3 && constant.head()->data == 1);
    old.append(5);
    require(base.remove(5) == 1 && base.isEmpty() && list != old);

    // All three ways to walk
    ListIterator<int> pointed(&list), referred(list), unchanged(copy);
    Iterator<int> & iterator = pointed;
    const Iterator<int> & seen = referred;

    iterator++;
    require(iterator.current() == 2 && seen.current() == 1 && unchanged.next() == 1);
    require(iterator.remove() && iterator.current() == 3 && list.count() == 2);
    require(signature<const int & (ListIterator<int>::*)() const>(&ListIterator<int>::current));
    require(signature<int & (ListIterator<int>::*)()>(&ListIterator<int>::current));

    OldIterator counter;
    Iterator<int> & count = counter;
    require(count.hasNext() && count.next() == 1 && count.hasCurrent() && count.current() == 1);
    return ZERO;
}

static const char * checkTables()
{
    OldTable old;
    HashTable<String, int> table, small(8);
    Associative<String, int> & base = old;
    const HashTable<String, int> & constant = table;
    HashTable<String, int>::Bucket empty, bucket("key", 5), same(bucket);

    require(signature<int & (Table::*)(const String &)>(&Table::operator []));
    require(signature<const int & (Table::*)(const String &) const>(&Table::operator []));
    require(signature<List<String> (Table::*)() const>(&Table::keys));
    require(signature<List<String> (Table::*)(const int &) const>(&Table::keys));
    require(signature<List<int> (Table::*)() const>(&Table::values));
    require(signature<List<int> (Table::*)(const String &) const>(&Table::values));
    require(bucket == same && empty != bucket && table.size() == HASHTABLE_DEFAULT_SIZE && small.size() == 8);
    require(base.insert("one", 1) && base.value("one") == 2 && base.value("two", 9) == 9 && base["one"] == 2);
    require(table.insert("one", 1) && constant["one"] == 1 && table["one"] == 1);
    require(table.table().count() == HASHTABLE_DEFAULT_SIZE);

    HashIterator<String, int> walk(table);
    ConstHashIterator<String, int> constWalk(constant);
    const ConstHashIterator<String, int> & seen = constWalk;
    Iterator<int> & iterator = walk;
    ConstIterator<int> & constIterator = constWalk;

    require(walk.key().equals("one") && seen.key().equals("one") && seen.current() == 1);
    require(iterator.hasCurrent() && constIterator.hasCurrent() && constIterator.hasNext());
    iterator.current() = 4;
    require(constIterator.next() == 4 && iterator.remove() && table.isEmpty());
    constIterator++;
    constIterator.reset();
    require(!constIterator.hasCurrent());
    return ZERO;
}

static const char * checkSlots()
{
    int one = 1, two = 2;
    Size position = 9;
    OldIndex old;
    Index<int, 4> & base = old;
    Queue<int, 4> queue;
    Container & container = queue;

    require(signature<bool (Slots::*)(Size &, int *)>(&Slots::insert));
    require(signature<bool (Slots::*)(int *)>(&Slots::insert));
    require(base.insert(position, &one) && position == 0 && base.insert(&two) && base[1] == &two);
    require(base.contains(&one));
    require(base.insertAt(3, &one) && base.get(3) == &one && base.remove(3) && base.count() == 2 && base.size() == 4);
    require(queue.push(5) && container.count() == 1 && queue.pop() == 5 && container.isEmpty());
    return ZERO;
}

const char * checkContainers()
{
    InterfaceCheck *checks[] = { checkSequences, checkLists, checkTables, checkSlots };

    for (Size i = 0; i < sizeof(checks) / sizeof(checks[0]); i++)
    {
        if (const char *failed = checks[i]())
        {
            return failed;
        }
    }
    return ZERO;
}
