// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestCase.h>
#include <TestRunner.h>
#include <TestMain.h>
#include <Application.h>

/** Program that keeps its output. */
class TestApplication : public Application
{
  public:

    TestApplication(int argc, const char **argv, Result result = Success)
        : Application(argc, const_cast<char **>(argv))
        , m_executed(0)
        , m_result(result)
    {
        setVersion("version text");
        parser().registerPositional("FILE", "A file");
    }

    virtual Result exec()
    {
        m_executed++;
        return m_result;
    }

    using Application::output;

    virtual Result output(const char *string) const
    {
        m_output << string;
        return Success;
    }

    mutable String m_output;
    int m_executed;
    Result m_result;
};

TestCase(ApplicationRuns)
{
    const char *argv[] = { "/bin/prog", "file", 0 };
    TestApplication app(2, argv);

    testAssert(app.run() == 0);
    testAssert(app.m_executed == 1);
    testAssert(app.m_output.length() == 0);
    testAssert(testString(app.arguments().get("FILE"), "file"));
    testAssert(app.parser().name().equals("prog"));
    return OK;
}

TestCase(ApplicationFails)
{
    const char *argv[] = { "prog", "file", 0 };
    TestApplication app(2, argv, Application::IOError);

    testAssert(app.run() == 1);
    testAssert(app.m_executed == 1);
    testAssert(app.m_output.length() == 0);
    return OK;
}

TestCase(ApplicationShowsUsage)
{
    const char *argv[] = { "prog", "file", 0 };
    TestApplication app(2, argv, Application::ShowUsage);

    testAssert(app.run() == 1);
    testAssert(app.m_output.startsWith("Usage: prog"));
    return OK;
}

TestCase(ApplicationHelp)
{
    const char *argv[] = { "prog", "--help", 0 };
    TestApplication app(2, argv);

    // Without the required argument, and still no complaint.
    testAssert(app.run() == 1);
    testAssert(app.m_executed == 0);
    testAssert(app.m_output.startsWith("Usage: prog"));
    return OK;
}

TestCase(ApplicationVersion)
{
    const char *argv[] = { "prog", "-v", 0 };
    TestApplication app(2, argv);

    testAssert(app.run() == 0);
    testAssert(app.m_executed == 0);
    testAssert(testString(*app.m_output, "version text\r\n"));
    return OK;
}

TestCase(ApplicationWrongArguments)
{
    const char *missing[] = { "prog", 0 };
    const char *unknown[] = { "prog", "--what", "file", 0 };
    TestApplication first(1, missing), second(3, unknown);

    testAssert(first.run() == 1 && first.m_executed == 0);
    testAssert(first.m_output.startsWith("prog: missing argument: FILE\r\nUsage: prog"));
    testAssert(second.run() == 1 && second.m_executed == 0);
    testAssert(second.m_output.startsWith("prog: unknown option: --what\r\nUsage: prog"));
    return OK;
}
