// SPDX-License-Identifier: GPL-3.0-or-later

#include "LocalTest.h"

LocalTest::LocalTest(const char *name, TestFunction func)
    : TestInstance(name)
    , m_function(func)
{
}

TestResult LocalTest::run()
{
    return m_function();
}
