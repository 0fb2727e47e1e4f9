// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/Config.h>
#include <Log.h>
#include "Application.h"

namespace
{
    /** Last component of the program path. */
    const char * programName(const int argc, char **argv)
    {
        const char *name = argc > 0 && argv[0] != ZERO ? argv[0] : "";

        for (const char *p = name; *p != 0; p++)
        {
            if (*p == '/' && p[1] != 0)
            {
                name = p + 1;
            }
        }
        return name;
    }
}

Application::Application(int argc, char **argv)
    : m_argc(argc)
    , m_argv(argv)
    , m_version(BANNER, true)
{
    m_parser.setName(programName(argc, argv));
    m_parser.registerFlag('h', "help", "Show this help message");
    m_parser.registerFlag('v', "version", "Show the program version");
    m_parser.registerFlag('d', "debug", "Log everything");
}

Application::~Application()
{
}

int Application::run()
{
    const ArgumentParser::Result parsed = m_parser.parse(m_argc, m_argv, m_arguments);

    // Who asks for help needs no complete command line.
    if (m_arguments.get("help"))
    {
        output(*m_parser.getUsage());
        return 1;
    }
    if (m_arguments.get("version"))
    {
        String text;

        text << m_version << "\r\n";
        output(text);
        return 0;
    }
    if (parsed != ArgumentParser::Success)
    {
        String text;

        text << m_parser.name() << ": " << m_parser.getError() << "\r\n" << m_parser.getUsage();
        output(text);
        return 1;
    }
    if (m_arguments.get("debug") && Log::instance() != ZERO)
    {
        Log::instance()->setMinimumLogLevel(Log::Debug);
    }

    Result result = initialize();
    if (result == Success)
    {
        result = exec();
    }
    if (result == ShowUsage)
    {
        output(*m_parser.getUsage());
    }
    return result == Success ? 0 : 1;
}

Application::Result Application::initialize()
{
    return Success;
}

Application::Result Application::output(String & string) const
{
    return output(const_cast<const char *>(*string));
}

ArgumentParser & Application::parser()
{
    return m_parser;
}

const ArgumentParser & Application::parser() const
{
    return m_parser;
}

const ArgumentContainer & Application::arguments() const
{
    return m_arguments;
}

void Application::setVersion(const String & version)
{
    m_version = *version;
}
