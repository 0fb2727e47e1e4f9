// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestCase.h>
#include <TestRunner.h>
#include <TestInt.h>
#include <TestChar.h>
#include <String.h>
#include <ListIterator.h>
#include <Macros.h>

TestCase(StringEmpty)
{
    String s, literal("");

    testAssert(s.m_size == STRING_DEFAULT_SIZE && s.size() == STRING_DEFAULT_SIZE);
    testAssert(s.m_count == 0 && s.count() == 0 && s.length() == 0 && s.isEmpty());
    testAssert(s.m_base == Number::Dec);
    testAssert(testString(*s, ""));
    testAssert(literal.m_size == 64 && literal.m_count == 0);
    testAssert(s == literal && s.equals(literal) && s.compareTo(literal) == 0);
    return OK;
}

TestCase(StringLiteralIsNotCopied)
{
    const char *text = "some text";
    String s(text);

    testAssert(!s.m_allocated);
    testAssert(s.m_string == text);
    testAssert(s.m_count == 9 && s.m_size == 10);
    testAssert(String::length(text) == 9);
    return OK;
}

TestCase(StringOfCharactersIsCopied)
{
    TestChar<char *> strings(10, 32);
    char *text = strings.random();
    String copied(text), referring(text, false);

    testAssert(copied.m_allocated && copied.m_string != text);
    testAssert(copied.m_size == strings.length(0) + 1 && copied.m_count == strings.length(0));
    testAssert(!referring.m_allocated && referring.m_string == text);

    const char first = text[0];
    text[0] = first == 'x' ? 'y' : 'x';
    testAssert(copied[0] == first && referring[0] == text[0]);
    return OK;
}

TestCase(StringOfNumber)
{
    String positive(12345), negative(-12345), zero(0);

    testAssert(testString(*positive, "12345") && testString(*negative, "-12345") && testString(*zero, "0"));
    testAssert(positive.m_size == 64 && positive.m_count == 5 && positive.m_allocated);
    testAssert(positive.toLong() == 12345 && negative.toLong() == -12345);
    return OK;
}

TestCase(StringCopyIsIndependent)
{
    String one("first", true);
    String two(one), three = one;

    one = "changed";
    testAssert(testString(*two, "first") && testString(*three, "first") && testString(*one, "changed"));
    return OK;
}

TestCase(StringAssignment)
{
    String literal("literal"), small("abc", true), other;

    literal = "something longer than before";
    testAssert(literal.m_allocated && literal.m_size == literal.m_count + 1);
    testAssert(testString(*literal, "something longer than before"));

    other = literal;
    testAssert(other == literal && other.m_string != literal.m_string);

    const String & same = other;
    other = same;
    testAssert(other == literal);

    small = "";
    testAssert(small.length() == 0 && testString(*small, ""));
    return OK;
}

TestCase(StringAssignmentKeepsTheRoom)
{
    String s, longer("0123456789012345678901234567890123456789012345678901234567890123456789");

    s = "short";
    testAssert(s.size() == STRING_DEFAULT_SIZE && s.count() == 5 && testString(*s, "short"));
    s = String("copied", true);
    testAssert(s.size() == STRING_DEFAULT_SIZE && testString(*s, "copied"));
    s = longer.substring(0, 8);
    testAssert(s.size() >= STRING_DEFAULT_SIZE && testString(*s, "01234567"));
    s = longer;
    testAssert(s.size() == longer.length() + 1 && s == longer);
    s = "short";
    testAssert(s.size() == longer.length() + 1 && testString(*s, "short"));
    return OK;
}

TestCase(StringPositions)
{
    String s("hello");

    testAssert(s[0] == 'h' && s[(Size) 4] == 'o' && s.at(1) == 'e' && *s.get(2) == 'l' && s.value(3) == 'l');
    testAssert(s.get(5) == ZERO && s.value(5) == 0);
    testAssert(s.contains('l') && !s.contains('x'));
    return OK;
}

TestCase(StringChangesInPlace)
{
    String s("hello", true);

    s[0] = 'j';
    (*s)[4] = 'y';
    testAssert(s == "jelly");
    return OK;
}

TestCase(StringComparison)
{
    String abc("abc"), same("abc", true), upper("ABC"), longer("abcd"), later("abd");

    testAssert(abc == same && abc.equals(same) && !(abc != same));
    testAssert(abc != upper && abc != longer && longer != abc);
    testAssert(abc.compareTo(upper) != 0 && abc.compareTo(upper, false) == 0);
    testAssert(abc.compareTo(later) < 0 && later.compareTo(abc) > 0);
    testAssert(abc.compareTo(longer) < 0 && longer.compareTo(abc) > 0);
    testAssert(abc.compareTo("abc") == 0 && abc.compareTo("abd") < 0);
    testAssert(longer.compareTo("abcx", true, 3) == 0 && longer.compareTo("ABC", false, 3) == 0);
    testAssert(abc == "abc" && abc.equals("abc"));
    return OK;
}

TestCase(StringStartsAndEndsWith)
{
    String s("prefix and suffix");

    testAssert(s.startsWith("prefix") && s.startsWith(String("prefix")) && s.startsWith("prefix and suffix"));
    testAssert(!s.startsWith("suffix") && !s.startsWith("prefix and suffix.") && !s.startsWith(""));
    testAssert(s.endsWith("suffix") && s.endsWith(String("suffix")) && s.endsWith("prefix and suffix"));
    testAssert(!s.endsWith("prefix") && !s.endsWith(".prefix and suffix") && !s.endsWith(""));
    testAssert(!s.startsWith(String()) && !s.endsWith(String()));
    return OK;
}

TestCase(StringMatch)
{
    String s("/server/filesystem/tmp");

    testAssert(s.match("*") && s.match("/server/*") && s.match("*tmp") && s.match("*file*") && s.match("/*/*/*"));
    testAssert(s.match("/server/filesystem/tmp") && s.match("/server/filesystem/tmp*"));
    testAssert(String("ab").match("*b") && String("aab").match("*ab") && String("").match("*") && String("").match(""));
    testAssert(!s.match("/server") && !s.match("*linn") && !s.match("server*") && !s.match(""));
    return OK;
}

TestCase(StringSubstring)
{
    String s("0123456789"), none;

    String tail = s.substring(3);
    testAssert(testString(*tail, "3456789") && tail.m_count == 7 && tail.m_size == 8);

    String middle = s.substring(3, 2);
    testAssert(testString(*middle, "34") && middle.m_count == 2 && middle.m_size == 8);

    testAssert(testString(*s.substring(0), "0123456789"));
    testAssert(testString(*s.substring(8, 100), "89"));

    String outside = s.substring(10);
    testAssert(outside.length() == 0 && outside.m_size == 64);
    testAssert(none.substring(0).length() == 0);
    return OK;
}

TestCase(StringSplit)
{
    List<String> words = String("one two  three ").split(' ');
    Size count = 0;

    // Empty parts are left out
    testAssert(words.count() == 3);
    testAssert(words[0] == "one" && words[1] == "two" && words[2] == "three");
    for (ListIterator<String> i(words); i.hasCurrent(); i++)
    {
        count += i.current().length();
    }
    testAssert(count == 11);
    testAssert(testString(*String("/bin/ls -l").split(' ')[0], "/bin/ls"));

    List<String> parts = String("a<>b<>c").split("<>");
    testAssert(parts.count() == 3 && parts.first() == "a" && parts.last() == "c");
    testAssert(String("none").split(',').count() == 1);
    testAssert(String("").split(',').isEmpty() && String(",,,").split(',').isEmpty());
    return OK;
}

TestCase(StringToLong)
{
    testAssert(String("0").toLong() == 0 && String("42").toLong() == 42 && String("-42").toLong() == -42);
    testAssert(String("123abc").toLong() == 123 && String("abc").toLong() == 0 && String("").toLong() == 0);
    testAssert(String("ff").toLong(Number::Hex) == 255 && String("0xff").toLong(Number::Hex) == 255);
    testAssert(String("0xABCDEF").toLong(Number::Hex) == 0xabcdef);
    testAssert(String("-0xff").toLong(Number::Hex) == -255);

    TestInt<int> ints(INT_MIN, INT_MAX);
    for (int i = 0; i < 20; i++)
    {
        String s(ints.random());
        testAssert(s.toLong() == ints[i]);
    }
    return OK;
}

TestCase(StringSetNumbers)
{
    String s;
    char buffer[32];

    testAssert(s.set(1234) == 4 && testString(*s, "1234") && s.m_size == 64);
    testAssert(s.set(-1234) == 5 && testString(*s, "-1234"));
    testAssert(s.set(0) == 1 && testString(*s, "0"));
    testAssert(s.set(0xabcdef, Number::Hex) == 8 && testString(*s, "0xabcdef"));
    testAssert(s.set(-0xabcdef, Number::Hex) == 9 && testString(*s, "-0xabcdef"));
    testAssert(s.setUnsigned(4294967295UL) == 10 && testString(*s, "4294967295") && s.m_size == 64);
    testAssert(s.setUnsigned(0xffffffffUL, Number::Hex) == 10 && testString(*s, "0xffffffff"));

    // Somewhere else: the object stays as it is
    testAssert(s.set(-5, Number::Dec, buffer) == 2 && testString(buffer, "-5"));
    testAssert(s.setUnsigned(5, Number::Dec, buffer, true) == 2 && testString(buffer, "-5"));
    testAssert(testString(*s, "0xffffffff"));
    return OK;
}

TestCase(StringPad)
{
    String s("abc", true), lines;

    s.pad(6);
    testAssert(testString(*s, "abc   ") && s.length() == 6);
    s.pad(2);
    testAssert(s.length() == 6);

    lines << "first\n" << "x";
    lines.pad(4) << "|";
    testAssert(testString(*lines, "first\nx   |"));
    return OK;
}

TestCase(StringTrimAndCases)
{
    String s(" \t text with blanks\r\n "), mixed("MiXed 123"), blanks("   ");

    testAssert(testString(*s.trim(), "text with blanks") && s.length() == 16);
    testAssert(blanks.trim().length() == 0);
    testAssert(testString(*mixed.lower(), "mixed 123"));
    testAssert(testString(*mixed.upper(), "MIXED 123"));
    return OK;
}

TestCase(StringAppend)
{
    String s, other("other");
    int value = 5;

    s << "text " << other << " " << -12 << " " << 12U;
    s << Number::Hex << " " << 255 << " " << 255U << Number::Dec << " " << 255;
    testAssert(testString(*s, "text other -12 12 0xff 0xff 255"));

    String pointer;
    pointer << (void *) &value;
    testAssert(pointer.startsWith("0x") && pointer.length() > 3);

    String large;
    for (int i = 0; i < 100; i++)
    {
        large << "0123456789";
    }
    testAssert(large.length() == 1000 && large[999] == '9' && String::length(*large) == 1000);
    return OK;
}

TestCase(StringResizeAndReserve)
{
    String s("0123456789", true);

    testAssert(s.resize(32) && s.size() == 32 && s == "0123456789");
    testAssert(s.reserve(100) && s.size() >= 101 && s == "0123456789");
    testAssert(s.resize(6) && s.size() == 6 && s == "01234");
    return OK;
}

TestCase(StringImplicitConversions)
{
    List<String> list;
    char text[] = "text";

    list << "literal" << text << 5;
    testAssert(list[0] == "literal" && list[1] == text && list[2] == "5");
    testAssert(list.contains("text") && !list.contains("other"));

    const String constant("constant");
    const char *pointer = *constant;
    testAssert(testString(pointer, "constant"));
    return OK;
}

TestCase(StringIsASequence)
{
    String abc("abc"), same("abc");
    Sequence<char> & sequence = abc;

    testAssert(sequence.count() == 3 && sequence[1] == 'b' && sequence.contains('c'));
    testAssert(sequence.equals(same) && sequence.compareTo(same) == 0);
    return OK;
}
