// SPDX-License-Identifier: GPL-3.0-or-later

#include "TestSuite.h"

TestSuite::TestSuite()
{
}

void TestSuite::addTest(TestInstance *test)
{
    m_tests.append(test);
}

void TestSuite::removeTest(TestInstance *test)
{
    m_tests.remove(test);
}

List<TestInstance *> * TestSuite::getTests()
{
    return &m_tests;
}
