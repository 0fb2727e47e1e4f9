// SPDX-License-Identifier: GPL-3.0-or-later

#include "TestInstance.h"
#include "TestSuite.h"

TestInstance::TestInstance(const char *name)
    : m_name(name, true)
{
    TestSuite::instance()->addTest(this);
}

TestInstance::~TestInstance()
{
    TestSuite::instance()->removeTest(this);
}

const String & TestInstance::getName() const
{
    return m_name;
}
