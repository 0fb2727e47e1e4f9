// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestCase.h>
#include <TestRunner.h>
#include <TestMain.h>
#include <ShellParser.h>

/** Result of a parser is too large for the stack of the guest */
static ShellParser::Command command;

static bool isArgument(const Size index, const char *text)
{
    return index < command.count && MemoryBlock::compare(command.arguments[index], text);
}

TestCase(ShellParserBlanks)
{
    ShellParser parser("  ls\t-l   /etc \r\n");

    testAssert(parser.next(command, 0) == ShellParser::Success);
    testAssert(command.count == 3);
    testAssert(isArgument(0, "ls") && isArgument(1, "-l") && isArgument(2, "/etc"));
    testAssert(command.arguments[3] == ZERO);
    testAssert(!command.background);
    testAssert(parser.next(command, 0) == ShellParser::EndOfInput);
    return OK;
}

TestCase(ShellParserQuotes)
{
    ShellParser parser("echo 'a  \"b' \"c  'd\" e\\ f '' \"\\\"\\\\\\n\" g'h'\"i\"");

    testAssert(parser.next(command, 0) == ShellParser::Success);
    testAssert(command.count == 7);
    testAssert(isArgument(1, "a  \"b"));
    testAssert(isArgument(2, "c  'd"));
    testAssert(isArgument(3, "e f"));
    testAssert(command.arguments[4][0] == ZERO);
    testAssert(isArgument(5, "\"\\\\n"));
    testAssert(isArgument(6, "ghi"));
    return OK;
}

TestCase(ShellParserOpenQuote)
{
    testAssert(ShellParser("echo 'a").next(command, 0) == ShellParser::UnterminatedQuote);
    testAssert(ShellParser("echo \"a").next(command, 0) == ShellParser::UnterminatedQuote);
    testAssert(ShellParser("echo a\\").next(command, 0) == ShellParser::UnterminatedQuote);
    return OK;
}

TestCase(ShellParserComments)
{
    ShellParser parser("echo a#b '#' # c ' d");

    testAssert(parser.next(command, 0) == ShellParser::Success);
    testAssert(command.count == 3);
    testAssert(isArgument(1, "a#b") && isArgument(2, "#"));
    testAssert(parser.next(command, 0) == ShellParser::EndOfInput);
    testAssert(ShellParser("# nothing").next(command, 0) == ShellParser::EndOfInput);
    return OK;
}

TestCase(ShellParserSequence)
{
    ShellParser parser("a 1; b&c & ; d '&' ;");

    testAssert(parser.next(command, 0) == ShellParser::Success);
    testAssert(command.count == 2 && isArgument(0, "a") && !command.background);
    testAssert(parser.next(command, 0) == ShellParser::Success);
    testAssert(command.count == 1 && isArgument(0, "b") && command.background);
    testAssert(parser.next(command, 0) == ShellParser::Success);
    testAssert(command.count == 1 && isArgument(0, "c") && command.background);
    testAssert(parser.next(command, 0) == ShellParser::Success);
    testAssert(command.count == 2 && isArgument(1, "&") && !command.background);
    testAssert(parser.next(command, 0) == ShellParser::EndOfInput);
    return OK;
}

TestCase(ShellParserNotSupported)
{
    testAssert(ShellParser("a | b").next(command, 0) == ShellParser::NotSupported);
    testAssert(ShellParser("a>b").next(command, 0) == ShellParser::NotSupported);
    testAssert(ShellParser("a < b").next(command, 0) == ShellParser::NotSupported);
    testAssert(ShellParser("a && b").next(command, 0) == ShellParser::NotSupported);
    testAssert(ShellParser("& a").next(command, 0) == ShellParser::MissingCommand);
    testAssert(ShellParser("a '|'").next(command, 0) == ShellParser::Success);
    return OK;
}

TestCase(ShellParserStatus)
{
    ShellParser parser("echo $? \"<$?>\" '$?' \\$?");

    testAssert(parser.next(command, 127) == ShellParser::Success);
    testAssert(command.count == 5);
    testAssert(isArgument(1, "127") && isArgument(2, "<127>") && isArgument(3, "$?") && isArgument(4, "$?"));

    ShellParser zero("echo $?");
    testAssert(zero.next(command, 0) == ShellParser::Success);
    testAssert(isArgument(1, "0"));
    return OK;
}

TestCase(ShellParserLongArgument)
{
    char line[160];

    // An argument of 127 bytes fits, one of 128 does not
    MemoryBlock::set(line, 'x', sizeof(line));
    line[ShellParser::ArgumentSize - 1] = ZERO;
    testAssert(ShellParser(line).next(command, 0) == ShellParser::Success);
    testAssert(isArgument(0, line));

    line[ShellParser::ArgumentSize - 1] = 'x';
    line[ShellParser::ArgumentSize] = ZERO;
    testAssert(ShellParser(line).next(command, 0) == ShellParser::ArgumentTooLong);

    // The status does not write past the end either
    line[ShellParser::ArgumentSize - 2] = '$';
    line[ShellParser::ArgumentSize - 1] = '?';
    testAssert(ShellParser(line).next(command, 65535) == ShellParser::ArgumentTooLong);
    return OK;
}

TestCase(ShellParserManyArguments)
{
    char line[80];
    Size length = 0;

    for (Size i = 0; i < ShellParser::MaximumArguments; i++)
    {
        line[length++] = 'a';
        line[length++] = ' ';
    }
    line[length] = ZERO;
    testAssert(ShellParser(line).next(command, 0) == ShellParser::Success);
    testAssert(command.count == ShellParser::MaximumArguments);
    testAssert(command.arguments[command.count] == ZERO);

    line[length++] = 'a';
    line[length] = ZERO;
    testAssert(ShellParser(line).next(command, 0) == ShellParser::TooManyArguments);
    return OK;
}
