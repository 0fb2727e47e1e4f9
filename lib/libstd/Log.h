// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBSTD_LOG_H
#define __LIB_LIBSTD_LOG_H

#include "Types.h"
#include "Macros.h"
#include "Singleton.h"

/**
 * Write one line to the log, if there is a log and the level is not above its minimum level.
 *
 * This and those below are statements, which may stand between `if` and `else`.
 *
 * @param level Value of Log::Level
 * @param text Name of the level
 * @param msg Chain of items, joined with <<
 */
#define MAKE_LOG(level, text, msg) \
    do \
    { \
        Log *log_ = Log::instance(); \
        if (log_ && (level) <= log_->getMinimumLogLevel()) \
        { \
            (*log_) << "[" text "] " __FILE__ ":" IQUOTE(__LINE__) " " << __FUNCTION__ << " -- " << msg << "\r\n"; \
        } \
    } \
    while (0)

/** Something which must not happen: write a line and end the program. */
#define FATAL(msg) \
    do \
    { \
        MAKE_LOG(Log::Emergency, "Emergency", msg); \
        if (Log::instance()) \
        { \
            Log::instance()->terminate(); \
        } \
        else \
        { \
            __builtin_trap(); \
        } \
    } \
    while (0)

/** An operation failed. */
#define ERROR(msg) MAKE_LOG(Log::Error, "Error", msg)

/** Something unusual, which may lead to an error. */
#define WARNING(msg) MAKE_LOG(Log::Warning, "Warning", msg)

/** Something normal, but worth to know. */
#define NOTICE(msg) MAKE_LOG(Log::Notice, "Notice", msg)

/** For information. */
#define INFO(msg) MAKE_LOG(Log::Info, "Info", msg)

/** For programmers. */
#define DEBUG(msg) MAKE_LOG(Log::Debug, "Debug", msg)

/**
 * Collects text and writes it line by line. Where to is up to the derived class; the last object constructed is used
 * by the macros above.
 */
class Log : public WeakSingleton<Log>
{
  public:

    /** Importance: the lower the number, the more important. */
    enum Level
    {
        Emergency,
        Alert,
        Critical,
        Error,
        Warning,
        Notice,
        Info,
        Debug
    };

    /** Constructor. */
    Log();

    /** There is one buffer. */
    Log(const Log &) = delete;
    Log & operator = (const Log &) = delete;

    /** Destructor. If this is the instance, there is none afterwards. */
    virtual ~Log();

    /** @return Highest level which is written */
    Level getMinimumLogLevel();

    /**
     * Set the highest level which is written.
     *
     * @param level Lines with a level above are dropped
     */
    void setMinimumLogLevel(Level level);

    /**
     * Append text. It is written as soon as the buffer ends with a new line or is full.
     *
     * @param str Text
     */
    void append(const char *str);

    /**
     * Set the name of the program.
     *
     * @param ident Name, it is not copied
     */
    void setIdent(const char *ident);

    /** @return Name of the program */
    const char * getIdent() const;

    /** End the program. Here: never return. */
    virtual void terminate() const;

  protected:

    /**
     * Write text out.
     *
     * @param str Text
     */
    virtual void write(const char *str) = 0;

  private:

    /** Write the buffer out and empty it. */
    void flush();

  private:

    /** Highest level which is written. */
    Level m_minimumLogLevel;

    /** Name of the program. */
    const char *m_ident;

    /** Text which is not written yet. */
    char m_outputBuffer[512];

    /** Number of characters in m_outputBuffer. */
    Size m_outputBufferWritten;
};

/** Append text. */
Log & operator << (Log & log, const char *str);

/** Append a decimal number. */
Log & operator << (Log & log, int number);

/** Append a character. */
Log & operator << (Log & log, const char character);

/** Append a decimal number. */
Log & operator << (Log & log, unsigned number);

/** Append a decimal number. */
Log & operator << (Log & log, long number);

/** Append a decimal number. */
Log & operator << (Log & log, unsigned long number);

/** Append a decimal number. */
Log & operator << (Log & log, u64 number);

/** Append an address in hexadecimal. */
Log & operator << (Log & log, void *ptr);

/** Append an address in hexadecimal. */
Log & operator << (Log & log, const void *ptr);

#endif /* __LIB_LIBSTD_LOG_H */
