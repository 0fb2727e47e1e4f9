// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestRunner.h>
#include <TestCase.h>
#include <TestInt.h>
#include <TestChar.h>
#include <TestMain.h>
#include <String.h>
#include <HashTable.h>

TestCase(StringDefault)
{
    String s;

    testAssert(s.m_string != 0 && s.m_string[0] == 0);
    testAssert(s.m_size == STRING_DEFAULT_SIZE && s.m_count == 0 && s.m_allocated && s.m_base == Number::Dec);
    testAssert(s.size() == STRING_DEFAULT_SIZE && s.length() == 0 && s.isEmpty());
    return OK;
}

TestCase(StringOfALiteralRefersToIt)
{
    const char *text = "literal";
    String s(text), empty("");

    testAssert(s.m_string == text && !s.m_allocated && s.m_size == 8 && s.m_count == 7);
    testAssert(empty.m_size == STRING_DEFAULT_SIZE && empty.m_count == 0 && !empty.m_allocated);
    return OK;
}

TestCase(StringOfMemoryCopies)
{
    char text[] = "text";
    String s(text), shared(text, false);

    text[0] = 'n';
    testAssert(s == "text" && s.m_allocated && s.m_size == 5);
    testAssert(shared == "next" && shared.m_string == text && !shared.m_allocated);
    return OK;
}

TestCase(StringOfANumber)
{
    String s(-42);

    testAssert(s == "-42" && s.m_size == STRING_DEFAULT_SIZE && s.m_count == 3);
    return OK;
}

TestCase(StringCopyAndAssign)
{
    String a("some text", true), b(a), c, d("literal");

    c = a;
    d = a;
    a.upper();
    testAssert(a == "SOME TEXT" && b == "some text" && c == "some text" && d == "some text");
    testAssert(d.m_allocated && d.m_size == 10);

    String *self = &c;

    c = *self;
    testAssert(c == "some text");
    c = *c;
    testAssert(c == "some text");
    c = "a much longer text, which does not fit in the memory which the string has so far, with more at the end";
    testAssert(c.length() == 102 && c.m_size == 103);
    c = "";
    testAssert(c.length() == 0 && c == "");
    d = "xy";
    testAssert(d == "xy" && d.m_size == 10);
    return OK;
}

TestCase(StringAssignOfAPartOfItself)
{
    String s("/usr/bin", true);

    s = *s + 4;
    testAssert(s == "/bin");
    s << *s;
    testAssert(s == "/bin/bin");
    for (int i = 0; i < 5; i++)
    {
        s << s;
    }
    testAssert(s.length() == 8 * 32 && s.endsWith("/bin/bin"));
    return OK;
}

TestCase(StringMove)
{
    String a("text of mine", true), b(static_cast<String &&>(a)), c;

    testAssert(a.length() == 0 && b == "text of mine");
    c = static_cast<String &&>(b);
    testAssert(c == "text of mine" && b == "");
    // What only refers to memory is copied: that memory may go away
    char memory[] = "memory";
    c = String(memory, false);
    memory[0] = 'M';
    testAssert(c == "memory");
    return OK;
}

TestCase(StringInContainersHasItsOwnText)
{
    char memory[] = "memory";
    const char *text = memory;
    List<String> list;
    HashTable<String, String> table;
    Vector<String> vector;

    list << text;
    list.prepend(text);
    table.insert(text, text);
    vector.insert(text);
    memory[0] = 'M';
    testAssert(list.first() == "memory" && list.last() == "memory");
    testAssert(table.at("memory") == "memory" && vector[0] == "memory");
    return OK;
}

TestCase(StringAccess)
{
    String s("abc");

    testAssert(*s.get(0) == 'a' && *s.get(2) == 'c' && s.get(3) == 0);
    testAssert(s.at(1) == 'b' && s.at(1000) == 0 && s[2] == 'c' && s.value(0) == 'a' && s.value(3) == 0);
    testAssert(String::length("four") == 4 && String::length("") == 0);

    String empty;

    empty[0] = 'x';
    testAssert((*empty)[0] == 'x');
    return OK;
}

TestCase(StringResize)
{
    String s("hello");

    testAssert(s.resize(100) && s.m_size == 100 && s == "hello" && s.m_allocated);
    testAssert(s.resize(3) && s.m_size == 3 && s == "he" && s.length() == 2);
    testAssert(!s.resize(0) && s == "he");
    testAssert(s.reserve(10) && s.m_size == 11 && s == "he");
    testAssert(s.reserve(2) && s.m_size == 11);

    String literal("text");

    testAssert(literal.reserve(2) && literal.m_allocated && literal == "text");
    return OK;
}

TestCase(StringContains)
{
    // W71: missed the last character, and read far outside of an empty string
    testAssert(String("abc").contains('a') && String("abc").contains('c'));
    testAssert(!String("abc").contains('d') && !String("").contains('a') && !String("abc").contains(0));
    return OK;
}

TestCase(StringStartsAndEndsWith)
{
    String s("hello world");

    testAssert(s.startsWith("hello") && s.startsWith(String("hello world")) && !s.startsWith("world"));
    testAssert(!s.startsWith("hello world!") && !s.startsWith(""));
    testAssert(s.endsWith("world") && s.endsWith(String("hello world")) && !s.endsWith("hello"));
    testAssert(!s.endsWith("!hello world") && !s.endsWith(""));
    testAssert(!String("").startsWith("a") && !String("").endsWith("a"));
    return OK;
}

TestCase(StringCompare)
{
    String s("abc");

    testAssert(s.compareTo("abc") == 0 && s.compareTo("abd") < 0 && s.compareTo("abb") > 0);
    testAssert(s.compareTo("ab") > 0 && s.compareTo("abcd") < 0);
    testAssert(s.compareTo("ABC") != 0 && s.compareTo("ABC", false) == 0);
    testAssert(s.compareTo("abx", true, 2) == 0 && s.compareTo("abx", true, 3) != 0);
    testAssert(s.compareTo(String("abc")) == 0 && s.compareTo(String("ABC"), false) == 0);
    testAssert(s.equals(String("abc")) && !s.equals(String("abcd")));
    testAssert(s == "abc" && s != "ab" && s != "abcd");
    testAssert(String("\xff").compareTo("a") > 0);
    return OK;
}

TestCase(StringMatch)
{
    String s("/dev/serial0");

    testAssert(s.match("*") && s.match("/dev/*") && s.match("*0") && s.match("*ser*") && s.match("/*/*"));
    testAssert(s.match("/dev/serial0") && s.match("/dev/serial0*") && s.match("**/dev**"));
    testAssert(!s.match("/dev") && !s.match("*1") && !s.match("/dev/serial01") && !s.match(""));
    testAssert(String("").match("") && String("").match("*") && !String("").match("a"));
    testAssert(String("aaab").match("*ab") && String("abab").match("*ab") && !String("abac").match("*ab"));
    return OK;
}

TestCase(StringSubstring)
{
    String s("hello world");
    String tail = s.substring(6), part = s.substring(0, 5), none = s.substring(11), outside = s.substring(100, 5);

    testAssert(tail == "world" && tail.m_size == 6);
    testAssert(part == "hello" && part.m_count == 5 && part.m_size == 12);
    testAssert(none == "" && none.m_size == STRING_DEFAULT_SIZE && outside == "");
    testAssert(s.substring(6, 100) == "world" && s == "hello world");
    return OK;
}

TestCase(StringSplit)
{
    List<String> parts = String("/usr//bin/").split('/');

    testAssert(parts.count() == 2 && parts[0] == "usr" && parts[1] == "bin");
    testAssert(String("").split('/').count() == 0 && String("///").split('/').count() == 0);
    testAssert(String("one").split('/').count() == 1 && String("one").split('/').first() == "one");
    parts = String("a, b, , c").split(String(", "));
    testAssert(parts.count() == 3 && parts[0] == "a" && parts[1] == "b" && parts[2] == "c");
    testAssert(testString(*String("/bin/ls -l").split(' ')[0], "/bin/ls"));
    return OK;
}

TestCase(StringPad)
{
    String s("abc");

    s.pad(6);
    testAssert(s == "abc   ");
    s.pad(2);
    testAssert(s == "abc   ");
    s << "\nx";
    s.pad(4);
    testAssert(s == "abc   \nx   ");

    String empty;

    testAssert(empty.pad(100).length() == 100);
    return OK;
}

TestCase(StringTrim)
{
    // W71: strings of blanks only were kept
    testAssert(String("   ").trim() == "" && String(" \t\r\n").trim() == "" && String("").trim() == "");
    testAssert(String("  a b  ").trim() == "a b" && String("a").trim() == "a" && String("a\n").trim() == "a");

    String literal("same");

    testAssert(literal.trim() == "same" && !literal.m_allocated);
    return OK;
}

TestCase(StringCase)
{
    String literal("Hello World 1");

    testAssert(literal.upper() == "HELLO WORLD 1" && literal.lower() == "hello world 1");
    testAssert(String("").upper() == "");
    return OK;
}

TestCase(StringAppend)
{
    String s("n = ");

    s << 5 << ", " << Number::Hex << 255 << Number::Dec << " " << -3 << String(" end");
    testAssert(s == "n = 5, 0xff -3 end" && s.length() == 18 && String::length(*s) == 18);
    s = "";
    for (int i = 0; i < 1000; i++)
    {
        s << "abc";
    }
    testAssert(s.length() == 3000 && s.m_size > 3000);
    return OK;
}

TestCase(StringClear)
{
    String a("literal"), b("own text", true);

    a.clear();
    b.clear();
    testAssert(a == "" && b == "" && a.length() == 0);
    a << "new";
    b << "new";
    testAssert(a == b);
    return OK;
}
