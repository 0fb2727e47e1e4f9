// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestCase.h>
#include <TestRunner.h>
#include <TestMain.h>
#include <ListIterator.h>
#include <MemoryBlock.h>
#include <String.h>
#include <PolicyTable.h>

/** A table on the heap: it is larger than what belongs on a stack. */
struct HeapTable
{
    HeapTable() : table(new PolicyTable) {}
    ~HeapTable() { delete table; }
    HeapTable(const HeapTable &) = delete;
    void operator = (const HeapTable &) = delete;

    PolicyTable * const table;
};

// The file of the image itself
asm(".section .rodata\n"
    ".global shippedPolicies\n"
    "shippedPolicies: .incbin \"config/etc/recovery.conf\"\n"
    ".byte 0\n"
    ".previous\n");

extern C const char shippedPolicies[];

/** Parse a text that ends with zero. */
static PolicyTable::Result parse(PolicyTable & table, const char *text)
{
    return table.parse(text, String::length(text));
}

/** True if the text is refused at this line, with these words, and the table stays as it was. */
static bool isRefused(const char *text, const Size size, const Size line, const char *message)
{
    HeapTable heapTable;
    PolicyTable & table = *heapTable.table;

    if (parse(table, "/old/* action=hold period=77\n/server/old action=group group=g depends=/a,/b\n") !=
        PolicyTable::Success)
    {
        return false;
    }

    const RecoveryPolicy defaults = table.find("/x");
    const RecoveryPolicy servers = table.find("/server/x");
    const RecoveryPolicy pattern = table.find("/old/x");
    const RecoveryPolicy exact = table.find("/server/old");

    const bool refused = table.parse(text, size) == PolicyTable::InvalidFormat && table.errorLine() == line &&
                         MemoryBlock::compare(table.errorText(), message);

    if (!refused)
    {
        printf("line %u: %s\n", table.errorLine(), table.errorText());
    }
    return refused &&
           MemoryBlock::compare((const void *) &defaults, (const void *) &table.find("/x"), sizeof(defaults)) &&
           MemoryBlock::compare((const void *) &servers, (const void *) &table.find("/server/x"), sizeof(servers)) &&
           MemoryBlock::compare((const void *) &pattern, (const void *) &table.find("/old/x"), sizeof(pattern)) &&
           MemoryBlock::compare((const void *) &exact, (const void *) &table.find("/server/old"), sizeof(exact));
}

static bool isRefused(const char *text, const Size line, const char *message)
{
    return isRefused(text, String::length(text), line, message);
}

/** True if this one line is refused. */
static bool isRefused(const char *text, const char *message)
{
    return isRefused(text, 1, message);
}

TestCase(BuiltInServersAreRestartedProgramsEnd)
{
    HeapTable heapTable;
    PolicyTable & table = *heapTable.table;
    const RecoveryPolicy & server = table.find("/server/filesystem/tmp/server");

    testAssert(server.isValid());
    testAssert(server.action == RecoveryPolicy::Restart && server.strategy == RecoveryPolicy::OneForOne);
    testAssert(server.pingPeriod == 100 && server.lowMark == 200 && server.highMark == 400);
    testAssert(server.firstDelay == 0 && server.maximumDelay == 2000 && server.healthyTime == 5000);
    testAssert(server.budget == 10 && server.budgetPeriod == 10000);
    testAssert(server.escalation == RecoveryPolicy::EscalateHold);
    testAssert(!server.group[0] && !server.command[0] && !server.dependsOn[0][0]);

    testAssert(table.find("/bin/ls").action == RecoveryPolicy::Terminate);
    testAssert(table.find("/bin/server/x").action == RecoveryPolicy::Terminate);
    testAssert(table.find("").action == RecoveryPolicy::Terminate);
    testAssert(table.find("").isValid());
    testAssert(table.errorLine() == 0 && table.errorText()[0] == 0);
    return OK;
}

TestCase(ShippedFileIsRightAndSaysWhatIsBuiltIn)
{
    const PolicyTable builtIn;
    HeapTable heapTable;
    PolicyTable & table = *heapTable.table;

    testAssert(String::length(shippedPolicies) > 100);
    testAssert(parse(table, shippedPolicies) == PolicyTable::Success);
    testAssert(MemoryBlock::compare((const void *) &table.find("/server/x"), (const void *) &builtIn.find("/server/x"),
                                    sizeof(RecoveryPolicy)));
    testAssert(MemoryBlock::compare((const void *) &table.find("/bin/x"), (const void *) &builtIn.find("/bin/x"),
                                    sizeof(RecoveryPolicy)));
    return OK;
}

TestCase(ExamplesOfTheShippedFileAreRight)
{
    List<String> lines = String(shippedPolicies).split('\n');
    Size examples = 0;

    for (ListIterator<String> i(lines); i.hasCurrent(); i++)
    {
        if (i.current().startsWith("#   /"))
        {
            HeapTable heapTable;
            PolicyTable & table = *heapTable.table;
            testAssert(parse(table, *i.current().substring(4)) == PolicyTable::Success);
            examples++;
        }
    }
    testAssert(examples == 3);
    return OK;
}

TestCase(AllSettingsAreRead)
{
    HeapTable heapTable;
    PolicyTable & table = *heapTable.table;
    testAssert(parse(table, "/server/filesystem/* action=group strategy=rest_for_one period=1 low=2 high=3 delay=4..5 "
                            "healthy=6 budget=7/8 escalate=reboot group=fs "
                            "depends=/server/serial/server,/server/a*,*/b,/c") == PolicyTable::Success);

    const RecoveryPolicy & policy = table.find("/server/filesystem/tmp/server");
    testAssert(MemoryBlock::compare(policy.pattern, "/server/filesystem/*"));
    testAssert(policy.action == RecoveryPolicy::RestartGroup && policy.strategy == RecoveryPolicy::RestForOne);
    testAssert(policy.pingPeriod == 1 && policy.lowMark == 2 && policy.highMark == 3);
    testAssert(policy.firstDelay == 4 && policy.maximumDelay == 5 && policy.healthyTime == 6);
    testAssert(policy.budget == 7 && policy.budgetPeriod == 8);
    testAssert(policy.escalation == RecoveryPolicy::EscalateReboot);
    testAssert(MemoryBlock::compare(policy.group, "fs"));
    testAssert(policy.isValid());

    testAssert(policy.isDependentOn("/server/serial/server") && policy.isDependentOn("/server/abc"));
    testAssert(policy.isDependentOn("/x/b") && policy.isDependentOn("/c"));
    testAssert(!policy.isDependentOn("/server/serial/server2") && !policy.isDependentOn("/server/c"));
    testAssert(!policy.isDependentOn(""));
    return OK;
}

TestCase(AllWordsAreRead)
{
    static const char *const actions[] = { "restart", "group", "hold", "terminate", "command" };
    static const char *const strategies[] = { "one_for_one", "rest_for_one", "one_for_all" };
    static const char *const escalations[] = { "hold", "group", "reboot" };

    for (Size i = 0; i < 5; i++)
    {
        HeapTable heapTable;
        PolicyTable & table = *heapTable.table;
        String line;
        line << "/a group=g action=" << actions[i] << (i == 4 ? " command=/c" : "");
        testAssert(parse(table, *line) == PolicyTable::Success);
        testAssert((Size) table.find("/a").action == i);
        testAssert(MemoryBlock::compare(RecoveryPolicy::name((RecoveryPolicy::Action) i), actions[i]));
    }
    for (Size i = 0; i < 3; i++)
    {
        HeapTable heapTable;
        PolicyTable & table = *heapTable.table;
        String line;
        line << "/a group=g strategy=" << strategies[i] << " escalate=" << escalations[i];
        testAssert(parse(table, *line) == PolicyTable::Success);
        testAssert((Size) table.find("/a").strategy == i && (Size) table.find("/a").escalation == i);
        testAssert(MemoryBlock::compare(RecoveryPolicy::name((RecoveryPolicy::Strategy) i), strategies[i]));
        testAssert(MemoryBlock::compare(RecoveryPolicy::name((RecoveryPolicy::Escalation) i), escalations[i]));
    }
    testAssert(!RecoveryPolicy::name((RecoveryPolicy::Action) 5));
    testAssert(!RecoveryPolicy::name((RecoveryPolicy::Strategy) 3));
    testAssert(!RecoveryPolicy::name((RecoveryPolicy::Escalation) 3));
    return OK;
}

TestCase(CommandMayHaveArguments)
{
    HeapTable heapTable;
    PolicyTable & table = *heapTable.table;
    testAssert(parse(table, "/a action=command command=\"/bin/echo a  b=c # d\" # comment\n"
                            "/b action=command command=/bin/b#1") == PolicyTable::Success);
    testAssert(table.find("/a").action == RecoveryPolicy::Command);
    testAssert(MemoryBlock::compare(table.find("/a").command, "/bin/echo a  b=c # d"));
    testAssert(MemoryBlock::compare(table.find("/b").command, "/bin/b#1"));
    return OK;
}

TestCase(BlanksCommentsAndLineEndsDoNotMatter)
{
    HeapTable heapTable;
    PolicyTable & table = *heapTable.table;
    testAssert(parse(table, "") == PolicyTable::Success);
    testAssert(table.parse(ZERO, 0) == PolicyTable::Success);
    testAssert(parse(table, "\n\n  \t \r\n# /a action=nothing\n   # x") == PolicyTable::Success);
    testAssert(table.find("/a").action == RecoveryPolicy::Terminate);

    testAssert(parse(table, "\r\n\t /a \t action=hold  #period=5\r\n/b\tperiod=6\t\r\n") == PolicyTable::Success);
    testAssert(table.find("/a").action == RecoveryPolicy::Hold && table.find("/a").pingPeriod == 100);
    testAssert(table.find("/b").pingPeriod == 6);
    return OK;
}

TestCase(DefaultsAreForAllLinesAndForServers)
{
    HeapTable heapTable;
    PolicyTable & table = *heapTable.table;
    testAssert(parse(table, "# first\n\ndefault action=hold period=50 budget=unlimited group=all\n/a period=60\n") ==
               PolicyTable::Success);
    testAssert(table.find("/x").action == RecoveryPolicy::Hold && table.find("/x").pingPeriod == 50);
    testAssert(table.find("/a").action == RecoveryPolicy::Hold && table.find("/a").pingPeriod == 60);
    testAssert(table.find("/a").budget == 0 && MemoryBlock::compare(table.find("/a").group, "all"));
    testAssert(table.find("/server/a").action == RecoveryPolicy::Restart && table.find("/server/a").pingPeriod == 50);

    // Defaults with a command do not force it upon others
    testAssert(parse(table, "default action=command command=/c\n/a action=hold\n") == PolicyTable::Success);
    testAssert(table.find("/x").action == RecoveryPolicy::Command);
    testAssert(table.find("/a").action == RecoveryPolicy::Hold);
    return OK;
}

TestCase(FileReplacesTheOneBefore)
{
    HeapTable heapTable;
    PolicyTable & table = *heapTable.table;
    testAssert(parse(table, "default period=50\n/a action=hold\n/server/* action=hold\n") == PolicyTable::Success);
    testAssert(table.find("/server/a").action == RecoveryPolicy::Hold);
    testAssert(parse(table, "/b action=hold") == PolicyTable::Success);
    testAssert(table.find("/a").action == RecoveryPolicy::Terminate && table.find("/a").pingPeriod == 100);
    testAssert(table.find("/server/a").action == RecoveryPolicy::Restart);
    testAssert(table.find("/b").action == RecoveryPolicy::Hold);
    return OK;
}

TestCase(MostCharactersCountWhateverTheOrder)
{
    HeapTable heapTable;
    PolicyTable & table = *heapTable.table;
    testAssert(parse(table, "/server/tmp/* period=3\n/server/t* period=2\n/server/tmp/server period=4\n* period=1\n"
                            "/*/*/*/*/*/*/* period=5\n") == PolicyTable::Success);
    testAssert(table.find("/bin/ls").pingPeriod == 1);
    testAssert(table.find("/server/time").pingPeriod == 2);
    testAssert(table.find("/server/tmp/x").pingPeriod == 3);
    testAssert(table.find("/server/tmp/server").pingPeriod == 4);
    testAssert(table.find("/1/2/3/4/5/6/7").pingPeriod == 5);

    // The built in pattern is not better than one that tells more
    testAssert(table.find("/server/x").pingPeriod == 100 && table.find("/server/x").action == RecoveryPolicy::Restart);
    testAssert(table.find("/server/tmp/x").action == RecoveryPolicy::Terminate);
    return OK;
}

TestCase(OfEqualPatternsOneWithoutWildcardCountsThenTheLater)
{
    HeapTable heapTable;
    PolicyTable & table = *heapTable.table;
    testAssert(parse(table, "/ab period=1\n/a*b period=2\n/ab* period=3\n") == PolicyTable::Success);
    testAssert(table.find("/ab").pingPeriod == 1);
    testAssert(table.find("/axb").pingPeriod == 2);
    testAssert(table.find("/abx").pingPeriod == 3);
    testAssert(table.find("/abb").pingPeriod == 3);

    testAssert(parse(table, "/ab* period=3\n/a*b period=2\n") == PolicyTable::Success);
    testAssert(table.find("/abb").pingPeriod == 2);
    return OK;
}

TestCase(NumbersHaveTheirLimits)
{
    HeapTable heapTable;
    PolicyTable & table = *heapTable.table;
    testAssert(parse(table, "/a period=3600000 low=3600000 high=3600000 delay=3600000..3600000 healthy=3600000 "
                            "budget=10000/3600000") == PolicyTable::Success);
    testAssert(table.find("/a").isValid() && table.find("/a").budget == 10000);
    testAssert(parse(table, "/a period=1 low=1 high=1 delay=0..0 healthy=1 budget=1/1") == PolicyTable::Success);
    testAssert(table.find("/a").isValid() && table.find("/a").maximumDelay == 0);
    testAssert(parse(table, "/a period=000000000000000000000005") == PolicyTable::Success);
    testAssert(table.find("/a").pingPeriod == 5);

    testAssert(isRefused("/a period=3600001", "number is too large: 3600001"));
    testAssert(isRefused("/a healthy=4294967297", "number is too large: 4294967297"));
    testAssert(isRefused("/a low=99999999999999999999", "number is too large: 99999999999999999999"));
    testAssert(isRefused("/a delay=0..3600001", "number is too large: 3600001"));
    testAssert(isRefused("/a budget=10001/1", "number is too large: 10001"));
    testAssert(isRefused("/a budget=1/3600001", "number is too large: 3600001"));
    testAssert(isRefused("/a period=0", "number is too small: 0"));
    testAssert(isRefused("/a low=0", "number is too small: 0"));
    testAssert(isRefused("/a high=0", "number is too small: 0"));
    testAssert(isRefused("/a healthy=0", "number is too small: 0"));
    testAssert(isRefused("/a budget=0/5", "number is too small: 0"));
    testAssert(isRefused("/a budget=5/0", "number is too small: 0"));
    return OK;
}

TestCase(WrongNumbersAreRefused)
{
    testAssert(isRefused("/a period=x", "not a number: x"));
    testAssert(isRefused("/a period=-1", "not a number: -1"));
    testAssert(isRefused("/a period=1ms", "not a number: 1ms"));
    testAssert(isRefused("/a period=0x10", "not a number: 0x10"));
    testAssert(isRefused("/a period=", "no value for period"));
    testAssert(isRefused("/a period=\"\"", "no value for period"));
    testAssert(isRefused("/a delay=5", "not FIRST..LAST: 5"));
    testAssert(isRefused("/a delay=5.6", "not FIRST..LAST: 5.6"));
    testAssert(isRefused("/a delay=5.", "not FIRST..LAST: 5."));
    testAssert(isRefused("/a delay=..6", "number is missing"));
    testAssert(isRefused("/a delay=5..", "number is missing"));
    testAssert(isRefused("/a delay=1...2", "not a number: .2"));
    testAssert(isRefused("/a budget=5", "neither COUNT/PERIOD nor unlimited: 5"));
    testAssert(isRefused("/a budget=/5", "number is missing"));
    testAssert(isRefused("/a budget=5/", "number is missing"));
    testAssert(isRefused("/a budget=1/2/3", "not a number: 2/3"));
    testAssert(isRefused("/a budget=unlimitedx", "neither COUNT/PERIOD nor unlimited: unlimitedx"));
    return OK;
}

TestCase(WrongRangesAreRefused)
{
    testAssert(isRefused("/a low=300 high=299", "low is greater than high"));
    testAssert(isRefused("/a low=401", "low is greater than high"));
    testAssert(isRefused("/a high=199", "low is greater than high"));
    testAssert(isRefused("default low=500 high=600\n/a high=400", 2, "low is greater than high"));
    testAssert(isRefused("/a delay=6..5", "range begins behind its end: 6..5"));
    return OK;
}

TestCase(UnknownWordsAreRefused)
{
    testAssert(isRefused("/a perod=5", "unknown setting perod"));
    testAssert(isRefused("/a Period=5", "unknown setting Period"));
    testAssert(isRefused("/a actio=hold", "unknown setting actio"));
    testAssert(isRefused("/a actions=hold", "unknown setting actions"));
    testAssert(isRefused("/a =5", "unknown setting "));
    testAssert(isRefused("/a action=reboot", "unknown action reboot"));
    testAssert(isRefused("/a action=hol", "unknown action hol"));
    testAssert(isRefused("/a action=holds", "unknown action holds"));
    testAssert(isRefused("/a strategy=all", "unknown strategy all"));
    testAssert(isRefused("/a escalate=restart", "unknown escalation restart"));
    testAssert(isRefused("/a hold", "no = in hold"));
    testAssert(isRefused("/a action = hold", "no = in action"));
    testAssert(isRefused("/a", "no setting for the pattern /a"));
    testAssert(isRefused("default", "no setting for the pattern default"));
    testAssert(isRefused("/a period=5 low=6 period=5", "given twice: period"));
    testAssert(isRefused("action=hold", "not a pattern, it must begin with / or *: action=hold"));
    testAssert(isRefused("defaults action=hold", "not a pattern, it must begin with / or *: defaults"));
    return OK;
}

TestCase(SettingsMustGoTogether)
{
    testAssert(isRefused("/a action=command", "action=command needs command="));
    testAssert(isRefused("/a command=/b", "command= needs action=command"));
    testAssert(isRefused("/a action=group", "action=group needs group="));
    testAssert(isRefused("/a escalate=group", "escalate=group needs group="));
    return OK;
}

TestCase(QuotesMustBeAroundTheWholeValue)
{
    testAssert(isRefused("/a action=command command=\"/b c", "no \" at the end of command=\"/b c"));
    testAssert(isRefused("/a command=\"", "no \" at the end of command=\""));
    testAssert(isRefused("/a group=a\"b\"", "\" inside of group=a\"b\""));
    testAssert(isRefused("/a group=\"a\"b", "\" inside of group=\"a\"b"));
    testAssert(isRefused("/a group=\"a\"\"b\"", "\" inside of group=\"a\"\"b\""));
    return OK;
}

/** A line with a name of some length in it. */
static String lineWith(const char *before, const Size length, const char *after)
{
    String line;
    line << before;

    for (Size i = 0; i < length; i++)
    {
        line << "x";
    }
    line << after;
    return line;
}

TestCase(NamesHaveTheirLimits)
{
    HeapTable heapTable;
    PolicyTable & table = *heapTable.table;
    testAssert(parse(table, *lineWith("/", 62, " period=5")) == PolicyTable::Success);
    testAssert(table.find(*lineWith("/", 62, "")).pingPeriod == 5);
    testAssert(table.find("/x").pingPeriod == 100);
    testAssert(parse(table, *lineWith("/a group=", 15, "")) == PolicyTable::Success);
    testAssert(parse(table, *lineWith("/a action=command command=", 63, "")) == PolicyTable::Success);
    testAssert(parse(table, *lineWith("/a depends=/", 62, "")) == PolicyTable::Success);

    testAssert(parse(table, *lineWith("/", 63, " period=5")) == PolicyTable::InvalidFormat);
    testAssert(String(table.errorText()).startsWith("pattern is too long: /xxx"));
    testAssert(parse(table, *lineWith("/a action=command command=", 64, "")) == PolicyTable::InvalidFormat);
    testAssert(parse(table, *lineWith("/a depends=/", 63, "")) == PolicyTable::InvalidFormat);
    testAssert(isRefused("/a group=1234567890123456", "too long: 1234567890123456"));
    testAssert(isRefused("/a depends=/1,/2,/3,/4,/5", "more than 4 dependencies: /1,/2,/3,/4,/5"));
    testAssert(isRefused("/a depends=b", "not a pattern, it must begin with / or *: b"));
    testAssert(isRefused("/a depends=/b,", "not a pattern, it must begin with / or *: "));
    testAssert(isRefused("/a depends=/b,,/c", "not a pattern, it must begin with / or *: "));

    // However long the word is, its message has an end
    testAssert(parse(table, *lineWith("/a ", 500, "")) == PolicyTable::InvalidFormat);
    testAssert(String::length(table.errorText()) < 96);
    return OK;
}

TestCase(LineHasItsLimit)
{
    HeapTable heapTable;
    PolicyTable & table = *heapTable.table;
    testAssert(parse(table, *lineWith("/a period=5 #", 499, "\n/b period=6")) == PolicyTable::Success);
    testAssert(table.find("/b").pingPeriod == 6);
    testAssert(isRefused(*lineWith("\n/a period=5 #", 500, "\n/b period=6"), 2, "line is longer than 512 characters"));
    testAssert(isRefused(*lineWith("#", 512, ""), 1, "line is longer than 512 characters"));
    return OK;
}

TestCase(PatternsAreThereOnce)
{
    testAssert(isRefused("/a period=5\n/b period=6\n\n/a period=7\n", 4, "pattern is there already"));
    const char *const message = "default must be the first line, and there only once";
    testAssert(isRefused("default period=5\ndefault low=5\n", 2, message));
    testAssert(isRefused("/a period=5\ndefault low=5\n", 2, message));
    return OK;
}

TestCase(NumberOfLinesIsLimited)
{
    HeapTable heapTable;
    PolicyTable & table = *heapTable.table;
    String text("default period=7\n");

    for (int i = 0; i < 32; i++)
    {
        text << "/program/" << i << " low=" << i + 1 << "\n# comment\n";
    }
    testAssert(parse(table, *text) == PolicyTable::Success);

    for (int i = 0; i < 32; i++)
    {
        String path;
        path << "/program/" << i;
        testAssert(table.find(*path).lowMark == (u32) i + 1 && table.find(*path).pingPeriod == 7);
    }

    text << "/program/more low=5\n";
    testAssert(isRefused(*text, 66, "more than 32 lines with a pattern"));
    return OK;
}

TestCase(BinaryFilesAreRefused)
{
    static const char zero[] = "/a period=5\n/b period=6 #\0\n";
    static const char early[] = "\0";

    testAssert(isRefused(zero, sizeof(zero) - 1, 2, "NUL byte in the line"));
    testAssert(isRefused(early, 1, 1, "NUL byte in the line"));
    testAssert(isRefused("/a period=5\n/b\x1b[2J period=6", 2, "control character in the line"));
    testAssert(isRefused("/a period=5 # \x7f", 1, "control character in the line"));
    testAssert(isRefused("\xef\xbb\xbf/a period=5", 1, "not a pattern, it must begin with / or *: \?\?\?/a"));
    return OK;
}

TestCase(TextIsNotReadBehindItsEnd)
{
    // The last byte of the memory is the last of the text: a sanitizer sees one more
    static const char text[] = "/a period=5\n/bc action=command command=\"/b c\" delay=1..2 "
                               "budget=3/4 depends=/d,/e # f";

    for (Size length = 0; length < sizeof(text); length++)
    {
        HeapTable heapTable;
        PolicyTable & table = *heapTable.table;
        char *memory = new char[length ? length : 1];
        MemoryBlock::copy((void *) memory, text, length);
        const bool success = table.parse(memory, length) == PolicyTable::Success;
        delete[] memory;
        testAssert(success == (table.errorLine() == 0) && success == (table.errorText()[0] == 0));
    }
    return OK;
}

TestCase(ErrorIsForgottenWithTheNextFile)
{
    HeapTable heapTable;
    PolicyTable & table = *heapTable.table;
    testAssert(parse(table, "\n\n/a hold") == PolicyTable::InvalidFormat);
    testAssert(table.errorLine() == 3 && MemoryBlock::compare(table.errorText(), "no = in hold"));
    testAssert(parse(table, "/a action=hold") == PolicyTable::Success);
    testAssert(table.errorLine() == 0 && table.errorText()[0] == 0);
    return OK;
}

TestCase(GroupsAreTheSameByTheirName)
{
    HeapTable heapTable;
    PolicyTable & table = *heapTable.table;
    testAssert(parse(table, "/a group=g\n/b group=g\n/c group=gh\n/d period=5\n/e period=6\n") == PolicyTable::Success);
    testAssert(table.find("/a").isSameGroup(table.find("/b")));
    testAssert(!table.find("/a").isSameGroup(table.find("/c")));
    testAssert(!table.find("/a").isSameGroup(table.find("/d")));

    // No group is not a group
    testAssert(!table.find("/d").isSameGroup(table.find("/e")));
    return OK;
}

TestCase(DamagedPolicyIsNotValid)
{
    RecoveryPolicy policy;
    testAssert(policy.isValid());
    policy.highMark = policy.lowMark - 1;
    testAssert(!policy.isValid());
    policy = RecoveryPolicy();
    policy.budget = RecoveryPolicy::MaximumBudget + 1;
    testAssert(!policy.isValid());
    policy = RecoveryPolicy();
    MemoryBlock::set(policy.group, 'x', sizeof(policy.group));
    testAssert(!policy.isValid());
    return OK;
}
