// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/Config.h>
#include <TestRunner.h>
#include <TestCase.h>
#include <TestMain.h>
#include <TestSuite.h>
#include <DirectoryScanner.h>
#include <ExternalTest.h>

/** Name of this program. */
static char s_name[] = "ExternalTestTest";

/** Arguments which are passed on. */
static char *s_arguments[] = { s_name, 0 };

TestCase(ExternalTestPassesWithStatusZero)
{
    ExternalTest test("/bin/true", 1, s_arguments);

    testAssert(test.getName() == "/bin/true");
    testAssert(test.run().isOK());
    return OK;
}

TestCase(ExternalTestFailsWithOtherStatus)
{
    ExternalTest test("/bin/false", 1, s_arguments);
    TestResult result = test.run();

    testAssert(result.isFailed() && result.getDescription() == "exit status 1");
    return OK;
}

TestCase(ExternalTestFailsWithoutProgram)
{
    ExternalTest test("/bin/no-such-program", 1, s_arguments);

    testAssert(test.run().isFailed());
    return OK;
}

TestCase(DirectoryScannerFindsTestsInOrder)
{
    DirectoryScanner scanner(1, s_arguments);
    List<TestInstance *> *tests = TestSuite::instance()->getTests();
    const Size before = tests->count();
    const int found = scanner.scan(TESTROOT "/test/lib/libtest");

    testAssert(found >= 3 && tests->count() == before + (Size) found);
    testAssert((*tests)[before]->getName() == TESTROOT "/test/lib/libtest/ExternalTestTest");
    for (Size i = before + 1; i < tests->count(); i++)
    {
        testAssert((*tests)[i]->getName().compareTo((*tests)[i - 1]->getName()) > 0);
        testAssert((*tests)[i]->getName().endsWith("Test"));
    }
    return OK;
}

TestCase(DirectoryScannerSearchesFoldersBelow)
{
    DirectoryScanner all(1, s_arguments), some(1, s_arguments);

    testAssert(all.scan(TESTROOT "/test/lib") > some.scan(TESTROOT "/lib/libtest"));
    return OK;
}

TestCase(DirectoryScannerTakesItsTestsAway)
{
    const Size before = TestSuite::instance()->getTests()->count();
    {
        DirectoryScanner scanner(1, s_arguments);

        scanner.scan(TESTROOT "/test/lib/libtest");
    }
    testAssert(TestSuite::instance()->getTests()->count() == before);
    return OK;
}

TestCase(DirectoryScannerReportsMissingFolder)
{
    DirectoryScanner scanner(1, s_arguments);

    testAssert(scanner.scan("/no/such/folder") == -1);
    return OK;
}
