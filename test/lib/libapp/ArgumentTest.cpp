// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestCase.h>
#include <TestRunner.h>
#include <TestMain.h>
#include <Argument.h>
#include <ArgumentContainer.h>

TestCase(ArgumentFields)
{
    Argument arg("file");

    testAssert(arg.getName().equals("file"));
    testAssert(arg.getIdentifier() == 0);
    testAssert(arg.getCount() == 0);
    testAssert(arg.getValue().length() == 0);
    testAssert(arg.getDescription().length() == 0);

    arg.setName("other");
    arg.setIdentifier('o');
    arg.setCount(3);
    arg.setValue("value");
    arg.setDescription("what it is");

    testAssert(arg.getName().equals("other"));
    testAssert(arg.getIdentifier() == 'o');
    testAssert(arg.getCount() == 3);
    testAssert(arg.getValue().equals("value"));
    testAssert(arg.getDescription().equals("what it is"));
    return OK;
}

TestCase(ArgumentCopiesText)
{
    char text[] = "before";
    Argument arg(text);

    arg.setValue(text);
    arg.setDescription(text);
    text[0] = 'X';

    testAssert(arg.getName().equals("before"));
    testAssert(arg.getValue().equals("before"));
    testAssert(arg.getDescription().equals("before"));
    return OK;
}

TestCase(ArgumentCompare)
{
    Argument a("name"), b("name");

    testAssert(a == b && !(a != b));
    b.setIdentifier('b');
    testAssert(a != b && !(a == b));
    b.setIdentifier(0);
    b.setValue("v");
    testAssert(a != b);
    a.setValue("v");
    testAssert(a == b);
    a.setCount(1);
    testAssert(a != b);
    b.setCount(1);
    a.setDescription("d");
    testAssert(a != b);
    return OK;
}

TestCase(ContainerValues)
{
    ArgumentContainer container;
    Argument *flag = new Argument("flag");
    Argument *first = new Argument("FILE");
    Argument *second = new Argument("FILE");

    flag->setValue("on");
    first->setValue("one");
    second->setValue("two");

    testAssert(container.get("flag") == 0);
    testAssert(container.addFlag(flag) == ArgumentContainer::Success);
    testAssert(container.addPositional(first) == ArgumentContainer::Success);
    testAssert(container.addPositional(second) == ArgumentContainer::Success);

    testAssert(testString(container.get("flag"), "on"));
    testAssert(testString(container.get("FILE"), "one"));
    testAssert(container.get("other") == 0);
    testAssert(container.getPositionals().count() == 2);
    testAssert(container.getPositionals().at(1)->getValue().equals("two"));
    testAssert(container.getFlags().count() == 1);
    return OK;
}

TestCase(ContainerReplacesFlag)
{
    ArgumentContainer container;
    Argument *first = new Argument("level");
    Argument *second = new Argument("level");

    first->setValue("1");
    second->setValue("2");
    testAssert(container.addFlag(first) == ArgumentContainer::Success);
    testAssert(container.addFlag(second) == ArgumentContainer::Success);
    testAssert(container.getFlags().count() == 1);
    testAssert(testString(container.get("level"), "2"));
    return OK;
}

TestCase(ContainerRefusesNull)
{
    ArgumentContainer container;

    testAssert(container.addFlag(0) == ArgumentContainer::InvalidArgument);
    testAssert(container.addPositional(0) == ArgumentContainer::InvalidArgument);
    testAssert(container.getPositionals().count() == 0);
    return OK;
}
