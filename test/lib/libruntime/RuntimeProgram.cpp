// SPDX-License-Identifier: GPL-3.0-or-later

#include <KernelLog.h>
#include <Runtime.h>
#include <Singleton.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/**
 * Program that RuntimeTest runs: it ends in the way that its first argument tells.
 */

extern C void __stack_chk_fail();

/** Tells when it is constructed and destructed. */
class Witness
{
  public:

    Witness(const char *name)
        : m_name(name)
    {
        printf("+%s", m_name);
    }

    ~Witness()
    {
        printf("-%s", m_name);
    }

    const char *m_name;
};

/** Constructed at its first use. */
class LateWitness : public StrictSingleton<LateWitness>, public Witness
{
  public:

    LateWitness()
        : Witness("late")
    {
    }
};

/** Calls its pure function from its constructor, hidden from the compiler. */
class PureBase
{
  public:

    PureBase()
    {
        call(this);
    }

    virtual ~PureBase()
    {
    }

    virtual void pure() = 0;

    static void __attribute__((noinline)) call(PureBase *object)
    {
        asm volatile("" : "+r"(object));
        object->pure();
    }
};

/** Has the pure function, but not yet while the base is constructed. */
class PureDerived : public PureBase
{
  public:

    virtual void pure()
    {
        printf("not pure");
    }
};

/** Speaks only when it is destructed, after the channels that carry the words, and only if it is told to. */
class LastWords
{
  public:

    ~LastWords()
    {
        if (m_text != 0)
        {
            printf("%s", m_text);
        }
    }

    const char *m_text;
};

static LastWords lastWords;
static Witness first("first");
static Witness second("second");

int main(int argc, char **argv)
{
    const char *mode = argc > 1 ? argv[1] : "";

    if (argv[argc] != 0)
    {
        return 99;
    }
    if (strcmp(mode, "return") == 0)
    {
        LateWitness::instance();
        return 7;
    }
    if (strcmp(mode, "words") == 0)
    {
        lastWords.m_text = "-words";
        return 0;
    }
    if (strcmp(mode, "directory") == 0)
    {
        char buffer[64];

        printf("%s", getcwd(buffer, sizeof(buffer)));
        return 0;
    }
    if (strcmp(mode, "exit") == 0)
    {
        exit(8);
    }
    if (strcmp(mode, "abort") == 0)
    {
        abort();
    }
    if (strcmp(mode, "fatal") == 0)
    {
        KernelLog log;
        FATAL("on purpose");
        printf("still here");
    }
    if (strcmp(mode, "pure") == 0)
    {
        PureDerived object;
    }
    if (strcmp(mode, "stack") == 0)
    {
        __stack_chk_fail();
    }
    return 98;
}
