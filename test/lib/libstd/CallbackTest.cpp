// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestRunner.h>
#include <TestCase.h>
#include <TestInt.h>
#include <TestChar.h>
#include <TestMain.h>
#include <Callback.h>
#include <Factory.h>
#include <Singleton.h>

class Receiver
{
  public:

    Receiver()
        : sum(0)
    {
    }

    void add(int *number)
    {
        sum += *number;
    }

    int sum;
};

class Shape
{
  public:

    virtual ~Shape()
    {
    }

    virtual int corners() const = 0;
};

class Square : public Shape
{
  public:

    virtual int corners() const
    {
        return 4;
    }
};

template <> Shape * AbstractFactory<Shape>::create()
{
    return new Square();
}

class Strict : public StrictSingleton<Strict>
{
  public:

    Strict()
        : number(5)
    {
    }

    int number;
};

class Weak : public WeakSingleton<Weak>
{
  public:

    Weak()
        : WeakSingleton<Weak>(this)
    {
    }
};

TestCase(CallbackCallsTheObject)
{
    Receiver receiver;
    Callback<Receiver, int> callback(&receiver, &Receiver::add);
    CallbackFunction *function = &callback;
    int number = 3;

    function->execute(&number);
    function->execute(&number);
    testAssert(receiver.sum == 6);
    return OK;
}

TestCase(FactoriesCreate)
{
    Square *square = Factory<Square>::create();
    Shape *shape = AbstractFactory<Shape>::create();

    testAssert(square->corners() == 4 && shape->corners() == 4);
    delete square;
    delete shape;
    return OK;
}

TestCase(StrictSingletonIsOneObject)
{
    Strict::instance()->number++;
    testAssert(Strict::instance()->number == 6);
    return OK;
}

TestCase(WeakSingletonIsTheLastObject)
{
    testAssert(Weak::instance() == 0);

    Weak first;
    testAssert(Weak::instance() == &first);

    Weak second;
    testAssert(Weak::instance() == &second);
    return OK;
}
