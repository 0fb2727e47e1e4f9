// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestCase.h>
#include <TestRunner.h>
#include <TestMain.h>
#include <ArgumentContainer.h>
#include <ArgumentParser.h>

/** Arguments of a program named prog. */
#define ARGUMENTS(...) \
    const char *argv[] = { "prog", __VA_OPT__(__VA_ARGS__,) 0 }; \
    const int argc = (int) (sizeof(argv) / sizeof(argv[0])) - 1

/** Parse them. */
#define PARSE() parser.parse(argc, const_cast<char **>(argv), output)

TestCase(ParserLongFlag)
{
    ARGUMENTS("--stop", "--wait=/tmp", "--empty=");
    ArgumentParser parser;
    ArgumentContainer output;

    parser.registerFlag('s', "stop", "");
    parser.registerFlag('w', "wait", "");
    parser.registerFlag('e', "empty", "");
    parser.registerFlag('o', "other", "");

    testAssert(PARSE() == ArgumentParser::Success);
    testAssert(testString(output.get("stop"), ""));
    testAssert(testString(output.get("wait"), "/tmp"));
    testAssert(testString(output.get("empty"), ""));
    testAssert(output.get("stop") != 0 && output.get("empty") != 0);
    testAssert(output.get("other") == 0);
    testAssert(parser.getError().length() == 0);
    return OK;
}

TestCase(ParserShortFlags)
{
    ARGUMENTS("-a", "-bc");
    ArgumentParser parser;
    ArgumentContainer output;

    parser.registerFlag('a', "alpha", "");
    parser.registerFlag('b', "beta", "");
    parser.registerFlag('c', "gamma", "");
    parser.registerFlag('d', "delta", "");

    testAssert(PARSE() == ArgumentParser::Success);
    testAssert(output.get("alpha") != 0 && output.get("beta") != 0 && output.get("gamma") != 0);
    testAssert(output.get("delta") == 0);
    return OK;
}

TestCase(ParserUnknownLongFlag)
{
    ARGUMENTS("--sto");
    ArgumentParser parser;
    ArgumentContainer output;

    // A part of a name is not the name, in neither direction.
    parser.registerFlag('s', "stop", "");
    parser.registerFlag('t', "st", "");
    testAssert(PARSE() == ArgumentParser::InvalidArgument);
    testAssert(testString(*parser.getError(), "unknown option: --sto"));
    return OK;
}

TestCase(ParserUnknownShortFlag)
{
    ARGUMENTS("-ax");
    ArgumentParser parser;
    ArgumentContainer output;

    parser.registerFlag('a', "alpha", "");
    testAssert(PARSE() == ArgumentParser::InvalidArgument);
    testAssert(testString(*parser.getError(), "unknown option: -x"));
    return OK;
}

TestCase(ParserPositionals)
{
    ARGUMENTS("one", "-a", "two", "three");
    ArgumentParser parser;
    ArgumentContainer output;

    parser.registerFlag('a', "alpha", "");
    parser.registerPositional("FIRST", "");
    parser.registerPositional("REST", "", 2);

    testAssert(PARSE() == ArgumentParser::Success);
    testAssert(output.get("alpha") != 0);
    testAssert(testString(output.get("FIRST"), "one"));
    testAssert(testString(output.get("REST"), "two"));
    testAssert(output.getPositionals().count() == 3);
    testAssert(output.getPositionals().at(2)->getValue().equals("three"));
    return OK;
}

TestCase(ParserMissingPositional)
{
    ARGUMENTS("one");
    ArgumentParser parser;
    ArgumentContainer output;

    parser.registerPositional("FIRST", "");
    parser.registerPositional("SECOND", "");
    testAssert(PARSE() == ArgumentParser::NotFound);
    testAssert(testString(*parser.getError(), "missing argument: SECOND"));
    return OK;
}

TestCase(ParserTooManyPositionals)
{
    ARGUMENTS("one", "two");
    ArgumentParser parser;
    ArgumentContainer output;

    parser.registerPositional("FIRST", "");
    testAssert(PARSE() == ArgumentParser::InvalidArgument);
    testAssert(testString(*parser.getError(), "too many arguments: two"));
    return OK;
}

TestCase(ParserRest)
{
    ArgumentParser parser;

    testAssert(parser.registerPositional("FILE", "", 0) == ArgumentParser::Success);
    {
        ARGUMENTS();
        ArgumentContainer output;

        testAssert(PARSE() == ArgumentParser::Success);
        testAssert(output.getPositionals().count() == 0);
        testAssert(output.get("FILE") == 0);
    }
    {
        ARGUMENTS("a", "b", "c", "d");
        ArgumentContainer output;

        testAssert(PARSE() == ArgumentParser::Success);
        testAssert(output.getPositionals().count() == 4);
        testAssert(output.getPositionals().at(3)->getValue().equals("d"));
    }
    return OK;
}

TestCase(ParserEndOfFlags)
{
    ARGUMENTS("-", "--", "-a", "--beta");
    ArgumentParser parser;
    ArgumentContainer output;

    parser.registerFlag('a', "alpha", "");
    parser.registerPositional("FILE", "", 0);
    testAssert(PARSE() == ArgumentParser::Success);
    testAssert(output.get("alpha") == 0);
    testAssert(output.getPositionals().count() == 3);
    testAssert(output.getPositionals().at(0)->getValue().equals("-"));
    testAssert(output.getPositionals().at(1)->getValue().equals("-a"));
    testAssert(output.getPositionals().at(2)->getValue().equals("--beta"));
    return OK;
}

TestCase(ParserRegistration)
{
    ArgumentParser parser;

    testAssert(parser.registerFlag('a', "alpha", "") == ArgumentParser::Success);
    testAssert(parser.registerFlag('a', "other", "") == ArgumentParser::AlreadyExists);
    testAssert(parser.registerFlag('b', "alpha", "") == ArgumentParser::AlreadyExists);
    testAssert(parser.registerFlag('b', "alph", "") == ArgumentParser::Success);
    testAssert(parser.registerFlag('c', "", "") == ArgumentParser::InvalidArgument);
    testAssert(parser.registerPositional("A", "") == ArgumentParser::Success);
    testAssert(parser.registerPositional("A", "") == ArgumentParser::AlreadyExists);
    testAssert(parser.registerPositional("REST", "", 0) == ArgumentParser::Success);

    // Nothing can follow what takes all.
    testAssert(parser.registerPositional("B", "") == ArgumentParser::InvalidArgument);
    return OK;
}

TestCase(ParserNumbersAreDigitsWithinALimit)
{
    static const char *refused[] = { "", "-1", "+1", "x", "1x", " 1", "1 ", "0x10", "1.5", "256", "4294967296",
                                     "18446744073709551617" };
    u32 number = 77;

    for (Size i = 0; i < sizeof(refused) / sizeof(refused[0]); i++)
    {
        testAssert(!ArgumentParser::parseNumber(refused[i], 255, number));
    }
    testAssert(!ArgumentParser::parseNumber("4294967296", UINT_MAX, number));
    testAssert(number == 77);
    testAssert(ArgumentParser::parseNumber("255", 255, number) && number == 255);
    testAssert(ArgumentParser::parseNumber("007", 255, number) && number == 7);
    testAssert(ArgumentParser::parseNumber("0", 0, number) && number == 0);
    testAssert(ArgumentParser::parseNumber("4294967295", UINT_MAX, number) && number == UINT_MAX);
    return OK;
}

TestCase(ParserUsage)
{
    ArgumentParser parser;

    parser.setName("prog");
    parser.setDescription("Does things");
    parser.registerFlag('a', "alpha", "The first");
    parser.registerFlag(0, "long", "No letter");
    parser.registerPositional("FILE", "A file");
    parser.registerPositional("REST", "More files", 0);

    testAssert(parser.name().equals("prog"));
    const char *expected = "Usage: prog [OPTIONS] FILE [REST..]\r\n"
                           "Does things\r\n"
                           "\r\n"
                           "  FILE                   A file\r\n"
                           "  REST                   More files\r\n"
                           "  -a, --alpha            The first\r\n"
                           "      --long             No letter\r\n";
    testAssert(testString(*parser.getUsage(), expected));
    return OK;
}
