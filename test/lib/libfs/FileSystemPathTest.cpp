// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestCase.h>
#include <TestRunner.h>
#include <TestMain.h>
#include <FileSystemPath.h>

TestCase(PathOfSeveralComponentsIsTakenApart)
{
    const FileSystemPath path("/one/two/three.txt");

    testAssert(testString(*path.full(), "/one/two/three.txt"));
    testAssert(testString(*path.parent(), "/one/two"));
    testAssert(testString(*path.base(), "three.txt"));
    testAssert(path.split().count() == 3);
    testAssert(testString(*path.split().at(1), "two"));
    testAssert(path.length() == 18);
    return OK;
}

TestCase(PathOfOneComponentHasNoParent)
{
    const FileSystemPath path("/file"), relative("file");

    testAssert(path.parent().length() == 0);
    testAssert(testString(*path.base(), "file"));
    testAssert(relative.parent().length() == 0);
    testAssert(testString(*relative.base(), "file"));
    testAssert(testString(*relative.full(), "file"));
    return OK;
}

TestCase(ParentOfRelativePathIsAbsolute)
{
    testAssert(testString(*FileSystemPath("a/b/c").parent(), "/a/b"));
    return OK;
}

TestCase(RootHasNoComponents)
{
    const FileSystemPath path("/");

    testAssert(path.split().count() == 0);
    testAssert(path.parent().length() == 0);
    testAssert(path.base().length() == 0);
    testAssert(path.length() == 1);
    return OK;
}

TestCase(EmptyComponentsAreIgnored)
{
    const FileSystemPath path("//a///b/");

    testAssert(path.split().count() == 2);
    testAssert(testString(*path.parent(), "/a"));
    testAssert(testString(*path.base(), "b"));
    return OK;
}

TestCase(OtherSeparatorIsUsed)
{
    const FileSystemPath path("a:b/c", ':');

    testAssert(path.split().count() == 2);
    testAssert(testString(*path.base(), "b/c"));
    testAssert(testString(*path.parent(), ":a"));
    return OK;
}

TestCase(PathIsCopied)
{
    char text[] = "/x/y";
    const FileSystemPath path(text);

    text[1] = 'z';
    testAssert(testString(*path.full(), "/x/y"));
    testAssert(testString(*path.parent(), "/x"));
    return OK;
}
