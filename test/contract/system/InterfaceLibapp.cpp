// SPDX-License-Identifier: GPL-3.0-or-later

#include <Application.h>
#include <ApplicationLauncher.h>
#include <Argument.h>
#include <ArgumentContainer.h>
#include <ArgumentParser.h>
#include <BufferedFile.h>
#include <MemoryBlock.h>
#include <POSIXApplication.h>
#include <StdioLog.h>
#include <SystemClock.h>
#include "Signature.h"

hasValue(Application::Success, 0);
hasValue(Application::NotFound, 1);
hasValue(Application::IOError, 2);
hasValue(Application::InvalidArgument, 3);
hasValue(Application::ShowUsage, 4);
hasValue(Application::TimedOut, 5);
hasValue(Application::OutOfMemory, 6);

hasValue(ApplicationLauncher::Success, 0);
hasValue(ApplicationLauncher::InvalidArgument, 1);
hasValue(ApplicationLauncher::NotFound, 2);
hasValue(ApplicationLauncher::IOError, 3);
hasType(&ApplicationLauncher::getPid, const ProcessID (ApplicationLauncher::*)() const);
hasType(&ApplicationLauncher::getExitCode, const int (ApplicationLauncher::*)() const);
hasType(&ApplicationLauncher::exec, ApplicationLauncher::Result (ApplicationLauncher::*)());
hasType(&ApplicationLauncher::terminate, ApplicationLauncher::Result (ApplicationLauncher::*)() const);
hasType(&ApplicationLauncher::wait, ApplicationLauncher::Result (ApplicationLauncher::*)());

hasValue(BufferedFile::Success, 0);
hasValue(BufferedFile::NotFound, 1);
hasValue(BufferedFile::IOError, 2);
hasType(&BufferedFile::path, const char * (BufferedFile::*)() const);
hasType(&BufferedFile::buffer, const void * (BufferedFile::*)() const);
hasType(&BufferedFile::size, const Size (BufferedFile::*)() const);
hasType(&BufferedFile::read, BufferedFile::Result (BufferedFile::*)());
hasType(&BufferedFile::write, BufferedFile::Result (BufferedFile::*)(const void *, const Size) const);

hasValue(SystemClock::Success, 0);
hasValue(SystemClock::IOError, 1);
hasType(&SystemClock::value, void (SystemClock::*)(struct timeval &) const);
hasType(&SystemClock::now, SystemClock::Result (SystemClock::*)());

hasType(&Argument::getIdentifier, char (Argument::*)() const);
hasType(&Argument::getName, const String & (Argument::*)() const);
hasType(&Argument::getDescription, const String & (Argument::*)() const);
hasType(&Argument::getValue, const String & (Argument::*)() const);
hasType(&Argument::getCount, Size (Argument::*)() const);
hasType(&Argument::setIdentifier, void (Argument::*)(char));
hasType(&Argument::setName, void (Argument::*)(const char *));
hasType(&Argument::setDescription, void (Argument::*)(const char *));
hasType(&Argument::setValue, void (Argument::*)(const char *));
hasType(&Argument::setCount, void (Argument::*)(Size));
hasType(&Argument::operator ==, bool (Argument::*)(const Argument &) const);
hasType(&Argument::operator !=, bool (Argument::*)(const Argument &) const);

hasValue(ArgumentContainer::Success, 0);
hasValue(ArgumentContainer::InvalidArgument, 1);
hasValue(ArgumentContainer::NotFound, 2);
hasType(&ArgumentContainer::get, const char * (ArgumentContainer::*)(const char *) const);
hasType(&ArgumentContainer::getPositionals, const Vector<Argument *> & (ArgumentContainer::*)() const);
hasType(&ArgumentContainer::getFlags, const HashTable<String, Argument *> & (ArgumentContainer::*)() const);
hasType(&ArgumentContainer::addPositional, ArgumentContainer::Result (ArgumentContainer::*)(Argument *));
hasType(&ArgumentContainer::addFlag, ArgumentContainer::Result (ArgumentContainer::*)(Argument *));

hasValue(ArgumentParser::Success, 0);
hasValue(ArgumentParser::InvalidArgument, 1);
hasValue(ArgumentParser::NotFound, 2);
hasValue(ArgumentParser::AlreadyExists, 3);
hasType(&ArgumentParser::getUsage, String (ArgumentParser::*)() const);
hasType(&ArgumentParser::name, const String & (ArgumentParser::*)() const);
hasType(&ArgumentParser::setName, void (ArgumentParser::*)(const char *));
hasType(&ArgumentParser::setDescription, void (ArgumentParser::*)(const String &));
hasType(&ArgumentParser::registerFlag, ArgumentParser::Result (ArgumentParser::*)(char, const char *, const char *));
hasType(&ArgumentParser::registerPositional,
        ArgumentParser::Result (ArgumentParser::*)(const char *, const char *, Size));
hasType(&ArgumentParser::parse, ArgumentParser::Result (ArgumentParser::*)(int, char **, ArgumentContainer &));

/** An application whose output is kept. */
class OldApplication : public Application
{
  public:

    OldApplication(int argc, char **argv) : Application(argc, argv), initialized(0), executed(0), outcome(Success)
    {
        parser().setDescription("A program as they were written");
        parser().registerPositional("SOURCE", "First argument");
        parser().registerPositional("REST", "All others", 0);
        parser().registerFlag('l', "long", "A flag");
        parser().registerFlag('w', "wait", "A flag with a value");
        setVersion("version 1\r\n");
        text[0] = 0;
    }

    virtual int run() override { return Application::run(); }

    /** @return True if the members of the base are those of the interface */
    bool hasMembers() const
    {
        hasType(parser(), const ArgumentParser &);
        hasType(const_cast<OldApplication *>(this)->parser(), ArgumentParser &);
        hasType(arguments(), const ArgumentContainer &);
        memberHasType(OldApplication, m_argc, int);
        memberHasType(OldApplication, m_argv, char **);
        return m_argc > 0 && m_argv[0] != ZERO && parser().name().equals("old");
    }

    const char * value(const char *name) const { return arguments().get(name); }

    Size rest() const { return arguments().getPositionals().count(); }

  protected:

    virtual Result initialize() override { initialized++; return Success; }
    virtual Result exec() override { executed++; return outcome; }
    virtual Result output(const char *string) const override
    {
        MemoryBlock::copy(const_cast<char *>(text), const_cast<char *>(string), sizeof(text));
        return Success;
    }
    virtual Result output(String & string) const override { return Application::output(string); }

  public:

    Size initialized;
    Size executed;
    Result outcome;
    char text[1024];
};

/** A program that starts others. */
class OldPosixApplication : public POSIXApplication
{
  public:

    OldPosixApplication(int argc, char **argv) : POSIXApplication(argc, argv)
    {
        hasType(&OldPosixApplication::runProgram, int (POSIXApplication::*)(const char *, const char **));
    }

  protected:

    virtual Result exec() override { return NotFound; }
    virtual Result output(const char *) const override { return Success; }
};

/** A log that only counts. */
class OldStdioLog : public StdioLog
{
  public:

    OldStdioLog() : written(0)
    {
    }

    virtual void write(const char *) override { written++; }
    virtual void terminate() const override { }

    Size written;
};

/** Runs the application. */
static int run(OldApplication & application)
{
    return application.run();
}

static const char * checkRuns()
{
    char name[] = "/bin/old", dashes[] = "--wait=/tmp", cluster[] = "-dl", one[] = "one", two[] = "two", three[] = "three";
    char help[] = "--help", h[] = "-h", version[] = "-v", longVersion[] = "--version", wrong[] = "--wrong";
    char *all[] = { name, dashes, one, cluster, two, three, ZERO };
    OldApplication application(6, all);
    Log *log = Log::instance();

    require(application.hasMembers());
    require(run(application) == 0 && application.initialized == 1 && application.executed == 1);
    require(application.rest() == 3 && MemoryBlock::compare(application.value("SOURCE"), "one"));
    require(MemoryBlock::compare(application.value("REST"), "two") && application.value("long"));
    require(MemoryBlock::compare(application.value("wait"), "/tmp") && !application.value("other"));
    if (log)
    {
        require(log->getMinimumLogLevel() == Log::Debug);
        log->setMinimumLogLevel(Log::Notice);
    }
    application.outcome = Application::IOError;
    require(run(application) != 0);

    char *helps[] = { help, h };
    char *versions[] = { version, longVersion };
    for (Size i = 0; i < 2; i++)
    {
        char *line[] = { name, helps[i], ZERO };
        OldApplication asked(2, line);
        require(run(asked) == 1 && asked.executed == 0);
        require(String(asked.text, true).match("*old*SOURCE*REST*First argument*-l*--long*A flag*"));

        char *other[] = { name, versions[i], ZERO };
        OldApplication told(2, other);
        require(run(told) == 0 && told.executed == 0 && String(told.text, true).startsWith("version 1"));
    }

    char *missing[] = { name, ZERO }, *unknown[] = { name, one, wrong, ZERO };
    OldApplication incomplete(1, missing), unclear(3, unknown);
    require(run(incomplete) == 1 && incomplete.executed == 0 && incomplete.text[0]);
    require(run(unclear) == 1 && unclear.executed == 0);

    // A usage is printed when exec() asks for it
    char *enough[] = { name, one, ZERO };
    OldApplication confused(2, enough);
    confused.outcome = Application::ShowUsage;
    require(run(confused) == 1 && String(confused.text, true).match("*SOURCE*"));

    OldPosixApplication posix(1, missing);
    require(posix.run() == 1);
    return ZERO;
}

const char * checkLibapp()
{
    const char *failed = checkRuns();

    if (failed)
        return failed;

    Argument first("one"), second(String("one"));
    require(first == second && !(first != second));
    second.setName("two");
    second.setIdentifier('t');
    second.setDescription("text");
    second.setValue("value");
    second.setCount(3);
    require(first != second && second.getName().equals("two") && second.getIdentifier() == 't');
    require(second.getDescription().equals("text") && second.getValue().equals("value") && second.getCount() == 3);

    // What a container is given belongs to it
    ArgumentContainer container;
    Argument *flag = new Argument("flag"), *positional = new Argument("file");
    flag->setValue("1");
    positional->setValue("/etc");
    require(container.addFlag(flag) == ArgumentContainer::Success);
    require(container.addPositional(positional) == ArgumentContainer::Success);
    require(container.addFlag(ZERO) != ArgumentContainer::Success);
    require(container.getFlags().count() == 1 && container.getPositionals().count() == 1);
    require(MemoryBlock::compare(container.get("flag"), "1") && MemoryBlock::compare(container.get("file"), "/etc"));

    ArgumentParser parser;
    require(parser.registerFlag('a', "all", "text") == ArgumentParser::Success);
    require(parser.registerFlag('a', "all", "text") == ArgumentParser::AlreadyExists);
    require(parser.registerPositional("FILE", "text") == ArgumentParser::Success);
    parser.setName("program");
    parser.setDescription("does nothing");
    require(parser.name().equals("program") && parser.getUsage().match("*program*"));

    ApplicationLauncher launcher("/no/such/program", ZERO);
    require(launcher.wait() != ApplicationLauncher::Success && launcher.terminate() != ApplicationLauncher::Success);

    BufferedFile file("/no/such/file");
    require(MemoryBlock::compare(file.path(), "/no/such/file") && file.size() == 0);
    require(file.read() == BufferedFile::NotFound);

    SystemClock clock;
    struct timeval stamp;
    require(clock.now() == SystemClock::Success);
    clock.value(stamp);
    require(signature<void (SystemClock::*)(const SystemClock &) const>(&SystemClock::printDiff));
    require(signature<void (SystemClock::*)(const struct timeval &) const>(&SystemClock::printDiff));

    Log *before = Log::instance();
    {
        OldStdioLog log;
        ERROR("one");
        FATAL("two");
        require(log.written == 2);
    }
    if (before)
    {
        WeakSingleton<Log> restored(before);
    }
    return ZERO;
}
