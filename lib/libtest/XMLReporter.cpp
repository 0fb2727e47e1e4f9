// SPDX-License-Identifier: GPL-3.0-or-later

#include <stdio.h>
#include "XMLReporter.h"
#include "TestSeed.h"

/**
 * Write text such that it stands for itself in XML.
 *
 * @param text Text; characters which XML does not allow become question marks
 *
 * @return Text for attributes and elements
 */
static String escape(const char *text)
{
    String out;

    for (; *text; text++)
    {
        const char character[] = { *text < ' ' && *text != '\t' ? '?' : *text, 0 };

        switch (*text)
        {
            case '<':
                out << "&lt;";
                break;

            case '>':
                out << "&gt;";
                break;

            case '&':
                out << "&amp;";
                break;

            case '"':
                out << "&quot;";
                break;

            default:
                out << character;
                break;
        }
    }
    return out;
}

XMLReporter::XMLReporter(int argc, char **argv)
    : TestReporter(argc, argv)
{
}

void XMLReporter::reportBegin(List<TestInstance *> & tests)
{
    if (!m_multiline)
    {
        const String name = escape(program());

        printf("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n<testsuites>\r\n");
        printf("<testsuite name=\"%s\" tests=\"%u\">\r\n", *name, tests.count());
        printf("<properties><property name=\"seed\" value=\"%u\"/></properties>\r\n", (uint) TestSeed::value());
    }
}

void XMLReporter::reportBefore(TestInstance & test)
{
    if (m_multiline)
    {
        printf("<!-- Start %s -->\r\n", *test.getName());
    }
}

void XMLReporter::reportAfter(TestInstance & test, TestResult & result)
{
    const String suite = escape(program());
    const String name = escape(*test.getName());
    const String description = escape(*result.getDescription());

    if (m_multiline)
    {
        printf("<!-- Finish %s %s -->\r\n", *test.getName(),
               result.isOK() ? "OK" : result.isSkipped() ? "SKIP" : "FAIL");
    }
    else if (result.isOK())
    {
        printf("<testcase classname=\"%s\" name=\"%s\"/>\r\n", *suite, *name);
    }
    else
    {
        printf("<testcase classname=\"%s\" name=\"%s\"><%s message=\"%s\"/></testcase>\r\n", *suite, *name,
               result.isSkipped() ? "skipped" : "failure", *description);
    }
}

void XMLReporter::reportFinish(List<TestInstance *> & tests)
{
    (void) tests;

    if (!m_multiline)
    {
        printf("</testsuite>\r\n</testsuites>\r\n");
    }
    if (m_statistics)
    {
        printf("<!-- Completed %s (%u passed %u failed %u skipped %u total) -->\r\n", m_fail ? "FAIL" : "OK", m_ok,
               m_fail, m_skip, m_ok + m_fail + m_skip);
    }
}
