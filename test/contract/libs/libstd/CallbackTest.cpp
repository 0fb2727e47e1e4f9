// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestCase.h>
#include <TestRunner.h>
#include <TestInt.h>
#include <Callback.h>
#include <Factory.h>
#include <List.h>
#include <Randomizer.h>
#include <Singleton.h>

/** Something to be called. */
class CallbackReceiver
{
  public:

    CallbackReceiver() : m_number(ZERO)
    {
    }

    void onNumber(int *number)
    {
        m_number = number;
    }

    void onReceiver(CallbackReceiver *receiver)
    {
        receiver->m_number = m_number;
    }

    int *m_number;
};

TestCase(CallbackGivesTheParameter)
{
    TestInt<int> ints(INT_MIN, INT_MAX);
    CallbackReceiver obj, other;
    Callback<CallbackReceiver, int> number(&obj, &CallbackReceiver::onNumber);
    Callback<CallbackReceiver, CallbackReceiver> receiver(&obj, &CallbackReceiver::onReceiver);
    int value = ints.random();

    testAssert(obj.m_number == ZERO);
    number.execute(&value);
    testAssert(obj.m_number == &value && *obj.m_number == ints[0]);
    receiver.execute(&other);
    testAssert(other.m_number == &value);
    number.execute(ZERO);
    testAssert(obj.m_number == ZERO);
    return OK;
}

TestCase(CallbackInAList)
{
    CallbackReceiver one, two;
    Callback<CallbackReceiver, int> first(&one, &CallbackReceiver::onNumber), second(&two, &CallbackReceiver::onNumber);
    List<CallbackFunction *> list;
    int value = 5;

    list << &first << &second;
    for (List<CallbackFunction *>::Node *i = list.head(); i; i = i->next)
    {
        i->data->execute(&value);
    }
    testAssert(one.m_number == &value && two.m_number == &value);
    return OK;
}

/** What only one implementation has. */
class AbstractThing
{
  public:

    virtual ~AbstractThing()
    {
    }

    virtual int number() = 0;
};

class RealThing : public AbstractThing
{
  public:

    virtual int number()
    {
        return 42;
    }
};

template <> AbstractThing * AbstractFactory<AbstractThing>::create()
{
    return new RealThing();
}

TestCase(FactoriesCreateObjects)
{
    AbstractThing *thing = AbstractFactory<AbstractThing>::create();
    CallbackReceiver *receiver = Factory<CallbackReceiver>::create();

    testAssert(thing->number() == 42);
    testAssert(receiver->m_number == ZERO);
    delete thing;
    delete receiver;
    return OK;
}

/** The one that is made at first use. */
class OnlyOne : public StrictSingleton<OnlyOne>
{
  public:

    OnlyOne() : m_value(1)
    {
    }

    int m_value;
};

/** The one that was made last. */
class LastOne : public WeakSingleton<LastOne>
{
  public:

    LastOne() : WeakSingleton<LastOne>(this)
    {
    }
};

TestCase(SingletonsHaveOneInstance)
{
    OnlyOne::instance()->m_value++;
    testAssert(OnlyOne::instance()->m_value == 2);

    testAssert(LastOne::instance() == ZERO);
    LastOne one;
    testAssert(LastOne::instance() == &one);
    return OK;
}

TestCase(RandomizerRepeatsItself)
{
    Randomizer one, two;
    ulong values[10];

    one.seed(1234);
    for (int i = 0; i < 10; i++)
    {
        values[i] = one.next();
        testAssert(values[i] <= 0x7fffffff);
    }
    // There is one state
    two.seed(1234);
    for (int i = 0; i < 10; i++)
    {
        testAssert((i % 2 ? one.next() : two.next()) == values[i]);
    }
    one.seed(1);
    testAssert(one.next() == ((1103515245UL + 12345UL) & 0x7fffffff));
    return OK;
}
