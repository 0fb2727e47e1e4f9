// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBTEST_TESTCASE_H
#define __LIB_LIBTEST_TESTCASE_H

/**
 * @file
 * @brief Macros for writing tests.
 *
 * Existing tests look inside of objects: all headers included after this one have no secrets. New tests should not
 * need that.
 */

#ifndef private
/** Inside of objects, see above. */
#define private public
#endif

#ifndef protected
/** Inside of objects, see above. */
#define protected public
#endif

#include <MemoryBlock.h>
#include <stdio.h>
#include <List.h>
#include <Macros.h>
#include "LocalTest.h"

/**
 * Define a test. A block follows which returns OK, FAIL or SKIP.
 *
 * @param name Name of the test, different from all other names in the file
 */
#define TestCase(name) \
    TestResult name(void); \
    static LocalTest instance_##name(#name, name); \
    TestResult name(void)

/**
 * End the test as failed if the expression is false.
 */
#define testAssert(expression) \
    { \
        if (!(expression)) \
        { \
            return TestResult::assertion(__FILE__, __LINE__, __FUNCTION__, #expression); \
        } \
    }

/**
 * Compare two strings.
 *
 * @return True if equal
 */
#define testString(first, second) MemoryBlock::compare(first, second)

#endif /* __LIB_LIBTEST_TESTCASE_H */
