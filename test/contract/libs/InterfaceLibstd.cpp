// SPDX-License-Identifier: GPL-3.0-or-later

#include <Types.h>
#include <Macros.h>
#include <BitArray.h>
#include <BitOperations.h>
#include <ByteOrder.h>
#include <Callback.h>
#include <Character.h>
#include <Factory.h>
#include <HashFunction.h>
#include <Log.h>
#include <MemoryBlock.h>
#include <Randomizer.h>
#include <Singleton.h>
#include <String.h>
#include "Interface.h"

// Types.h
static_assert(Same<uint, unsigned int>::Value && Same<ulong, unsigned long>::Value);
static_assert(Same<u64, unsigned long long>::Value && Same<u32, unsigned int>::Value);
static_assert(Same<u16, unsigned short>::Value && Same<u8, unsigned char>::Value);
static_assert(Same<sint, signed int>::Value && Same<slong, signed long>::Value);
static_assert(Same<s64, signed long long>::Value && Same<s32, signed int>::Value);
static_assert(Same<s16, signed short>::Value && Same<s8, signed char>::Value);
static_assert(Same<le64, u64>::Value && Same<be64, u64>::Value && Same<le32, u32>::Value && Same<be32, u32>::Value);
static_assert(Same<le16, u16>::Value && Same<be16, u16>::Value && Same<le8, u8>::Value && Same<be8, u8>::Value);
static_assert(Same<Size, unsigned int>::Value && Same<Address, unsigned long>::Value);
static_assert(Same<UserID, unsigned short>::Value && Same<GroupID, unsigned short>::Value);
static_assert(Same<ProcessID, u32>::Value && Same<Error, slong>::Value);
memberHasType(DeviceID, major, ProcessID);
memberHasType(DeviceID, minor, u16);
hasValue(Number::Dec, 0);
hasValue(Number::Hex, 1);
hasType(Number::Dec, Number::Base);

// Macros.h
hasValue(TRUE, 1);
hasValue(FALSE, 0);
hasValue(ZERO, 0);
hasValue(KiloByte(3), 3072);
hasValue(MegaByte(2), 2097152);
hasValue(GigaByte(1), 1073741824);
hasValue(CEIL(8, 4), 2);
hasValue(CEIL(9, 4), 3);
hasValue(CEIL(0, 4), 0);
static_assert(LONG_MIN == -2147483647L && LONG_MAX == 2147483647L && ULONG_MIN == 0LU && ULONG_MAX == 4294967295LU);
static_assert(INT_MIN == -2147483647 && INT_MAX == 2147483647 && UINT_MIN == 0U && UINT_MAX == 4294967295U);
hasType(LONG_MIN, long);
hasType(LONG_MAX, long);
hasType(ULONG_MAX, unsigned long);
hasType(INT_MIN, int);
hasType(INT_MAX, int);
hasType(UINT_MAX, unsigned int);
hasType(offsetof(DeviceID, minor), Size);
hasValue(offsetof(DeviceID, minor), sizeof(ProcessID));
hasType(&isPowerOfTwo, bool (*)(unsigned));
hasType(&doubleAbsolute, double (*)(double));
hasType(&doubleEquals, bool (*)(double, double, double));

#ifndef CPP
#error "CPP is not defined"
#endif

/** A name that QUOTE takes as it stands, and IQUOTE replaces. */
#define OLD_NAME 42

/** Without padding, and aligned. */
struct OldPacked
{
    u8 first;
    u32 second;
}
PACKED;

static u8 oldAligned[32] ALIGN(64);
static int oldSection SECTION(".data.contract") USED = 7;
static BITWISE u32 oldBitwise = 1;

extern C int oldFunction(int value)
{
    return value + 1;
}

hasValue(sizeof(OldPacked), 5);

// BitArray.h
hasValue(BitArray::Success, 0);
hasValue(BitArray::InvalidArgument, 1);
hasValue(BitArray::OutOfMemory, 2);
hasType(&BitArray::size, Size (BitArray::*)() const);
hasType(&BitArray::count, Size (BitArray::*)(const bool) const);
hasType(&BitArray::set, void (BitArray::*)(const Size, const bool));
hasType(&BitArray::setRange, void (BitArray::*)(const Size, const Size));
hasType(&BitArray::setNext, BitArray::Result (BitArray::*)(Size *, const Size, const Size, const Size));
hasType(&BitArray::unset, void (BitArray::*)(const Size));
hasType(&BitArray::clear, void (BitArray::*)());
hasType(&BitArray::isSet, bool (BitArray::*)(const Size) const);
hasType(&BitArray::array, u8 * (BitArray::*)() const);
hasType(&BitArray::setArray, void (BitArray::*)(u8 *, const Size));

/** Flags whose combinations have their own type. */
enum OldFlags
{
    OldNone  = 0,
    OldFirst = 1 << 0,
    OldSecond = 1 << 1
};

hasType(OldFirst | OldSecond, OldFlags);
hasType(OldFirst & OldSecond, OldFlags);
hasType(OldFirst ^ OldSecond, OldFlags);
hasType(~OldFirst, OldFlags);

// ByteOrder.h
hasType(&read64, const u64 (*)(const void *));
hasType(&read32, const u32 (*)(const void *));
hasType(&read16, const u16 (*)(const void *));
hasType(&read8, const u8 (*)(const void *));
hasType(&write64, void (*)(void *, const u64));
hasType(&write32, void (*)(void *, const u32));
hasType(&write16, void (*)(void *, const u16));
hasType(&write8, void (*)(void *, const u8));
hasType(&readLe64, const u64 (*)(const void *));
hasType(&readLe32, const u32 (*)(const void *));
hasType(&readLe16, const u16 (*)(const void *));
hasType(&readBe64, const u64 (*)(const void *));
hasType(&readBe32, const u32 (*)(const void *));
hasType(&readBe16, const u16 (*)(const void *));
hasType(&writeLe64, void (*)(void *, const u64));
hasType(&writeLe32, void (*)(void *, const u32));
hasType(&writeLe16, void (*)(void *, const u16));
hasType(&writeBe64, void (*)(void *, const u64));
hasType(&writeBe32, void (*)(void *, const u32));
hasType(&writeBe16, void (*)(void *, const u16));
hasValue(SWAP16(0x1234), 0x3412);
hasValue(SWAP32(0x12345678), 0x78563412);
hasValue(SWAP64(0x123456789abcdef0ULL), 0xf0debc9a78563412ULL);
hasValue(cpu_to_le16(0x1234), 0x1234);
hasValue(cpu_to_le32(0x12345678), 0x12345678);
hasValue(cpu_to_le64(0x123456789abcdef0ULL), 0x123456789abcdef0ULL);
hasValue(cpu_to_be16(0x1234), 0x3412);
hasValue(cpu_to_be32(0x12345678), 0x78563412);
hasValue(cpu_to_be64(0x123456789abcdef0ULL), 0xf0debc9a78563412ULL);
hasValue(le16_to_cpu(0x1234), 0x1234);
hasValue(le32_to_cpu(0x12345678), 0x12345678);
hasValue(le64_to_cpu(0x123456789abcdef0ULL), 0x123456789abcdef0ULL);
hasValue(be16_to_cpu(0x1234), 0x3412);
hasValue(be32_to_cpu(0x12345678), 0x78563412);
hasValue(be64_to_cpu(0x123456789abcdef0ULL), 0xf0debc9a78563412ULL);

// Callback.h, Character.h, Factory.h, HashFunction.h
hasType(&CallbackFunction::execute, void (CallbackFunction::*)(void *));
hasType(&Character::isDigit, bool (*)(char));
hasType(&Character::isWildcard, bool (*)(char));
hasType(&Character::isLower, bool (*)(char));
hasType(&Character::isUpper, bool (*)(char));
hasType(&Character::isAlpha, bool (*)(char));
hasType(&Character::isAlnum, bool (*)(char));
hasType(&Character::isBlank, bool (*)(char));
hasType(&Character::isWhitespace, bool (*)(char));
hasType(&Character::lower, char (*)(char));
hasType(&Character::upper, char (*)(char));
hasType(&Factory<DeviceID>::create, DeviceID * (*)());
hasType(&AbstractFactory<CallbackFunction>::create, CallbackFunction * (*)());
hasValue(FNV_PRIME, 16777619);
hasValue(FNV_INIT, 0x811c9dc5);

// Log.h
hasValue(Log::Emergency, 0);
hasValue(Log::Alert, 1);
hasValue(Log::Critical, 2);
hasValue(Log::Error, 3);
hasValue(Log::Warning, 4);
hasValue(Log::Notice, 5);
hasValue(Log::Info, 6);
hasValue(Log::Debug, 7);
hasType(&Log::getMinimumLogLevel, Log::Level (Log::*)());
hasType(&Log::setMinimumLogLevel, void (Log::*)(Log::Level));
hasType(&Log::append, void (Log::*)(const char *));
hasType(&Log::setIdent, void (Log::*)(const char *));
hasType(&Log::getIdent, const char * (Log::*)() const);
hasType(&Log::terminate, void (Log::*)() const);
hasType(&Log::instance, Log * (*)());

// MemoryBlock.h, Randomizer.h
hasType(&MemoryBlock::set, void * (*)(void *, int, unsigned));
hasType(&Randomizer::seed, void (Randomizer::*)(const ulong));
hasType(&Randomizer::next, ulong (Randomizer::*)());

// String.h
hasValue(STRING_DEFAULT_SIZE, 64);
hasType(&String::size, Size (String::*)() const);
hasType(&String::count, Size (String::*)() const);
hasType(&String::resize, bool (String::*)(const Size));
hasType(&String::reserve, bool (String::*)(const Size));
hasType(&String::get, const char * (String::*)(const Size) const);
hasType(&String::at, const char & (String::*)(const Size) const);
hasType(&String::value, const char (String::*)(const Size) const);
hasType(&String::contains, bool (String::*)(const char) const);
hasType(&String::match, bool (String::*)(const char *) const);
hasType(&String::substring, String (String::*)(const Size, const Size) const);
hasType(&String::toLong, long (String::*)(const Number::Base) const);
hasType(&String::pad, String & (String::*)(const Size));
hasType(&String::trim, String & (String::*)());
hasType(&String::lower, String & (String::*)());
hasType(&String::upper, String & (String::*)());
hasType(&String::set, Size (String::*)(const long, const Number::Base, char *));
hasType(&String::setUnsigned, Size (String::*)(const ulong, const Number::Base, char *, const bool));
hasType(&String::operator ==, bool (String::*)(const String &) const);
hasType(&String::operator !=, bool (String::*)(const String &) const);

/** What a class calls that has a callback. */
class OldTimer
{
  public:

    OldTimer() : ticks(0)
    {
    }

    void tick(int *step) { ticks += *step; }

    int ticks;
};

/** A text whose functions are replaced. */
class OldString : public String
{
  public:

    OldString(const char *text) : String(text)
    {
    }

    virtual Size size() const override { return String::size(); }
    virtual Size count() const override { return 77; }
    virtual bool resize(const Size size) override { return String::resize(size); }
    virtual bool reserve(const Size count) override { return String::reserve(count); }
    virtual const char * get(const Size position) const override { return String::get(position); }
    virtual const char & at(const Size position) const override { return String::at(position); }
    virtual const char value(const Size position) const override { return String::value(position); }
    virtual bool contains(const char character) const override { return String::contains(character); }
    virtual int compareTo(const String & str) const override { return String::compareTo(str); }
    virtual int compareTo(const String & str, const bool caseSensitive = true) const override
    {
        return String::compareTo(*str, caseSensitive);
    }
    virtual int compareTo(const char *str, const bool caseSensitive = true, const Size count = 0) const override
    {
        return String::compareTo(str, caseSensitive, count);
    }
    virtual bool equals(const String & str) const override { return String::equals(str); }
};

/** Made only by the factory. */
template <> CallbackFunction * AbstractFactory<CallbackFunction>::create()
{
    static OldTimer timer;
    return new Callback<OldTimer, int>(&timer, &OldTimer::tick);
}

/** One of its kind. */
class OldStrict : public StrictSingleton<OldStrict>
{
  public:

    OldStrict() : value(3)
    {
    }

    int value;
};

/** The last one of its kind. */
class OldWeak : public WeakSingleton<OldWeak>
{
  public:

    OldWeak() : WeakSingleton<OldWeak>(this)
    {
    }
};

/** Keeps what is written. */
class OldTextLog : public Log
{
  public:

    OldTextLog() : terminated(0)
    {
        text[0] = 0;
    }

    virtual void terminate() const override { terminated++; }

    char text[200];
    mutable int terminated;

  protected:

    virtual void write(const char *str) override { MemoryBlock::copy(text, (char *) str, sizeof(text)); }
};

static const char * checkMacros()
{
    require(MemoryBlock::compare(QUOTE(OLD_NAME), "OLD_NAME"));
    require(MemoryBlock::compare(IQUOTE(OLD_NAME), "42"));
    require(((Address) oldAligned % 64) == 0 && oldSection == 7 && oldBitwise == 1 && oldFunction(1) == 2);

    const char *nothing = NULL;
    require(nothing == ZERO && !isPowerOfTwo(0) && isPowerOfTwo(1) && !isPowerOfTwo(3) && isPowerOfTwo(1U << 31));
    require(doubleEquals(doubleAbsolute(-1.5), 1.5, 0.001) && !doubleEquals(1, 2, 1));

    OldFlags flags = OldNone;
    flags |= OldFirst;
    flags |= OldSecond;
    flags &= ~OldFirst;
    require(flags == OldSecond);
    flags ^= OldSecond | OldFirst;
    require(flags == OldFirst);
    return ZERO;
}

static const char * checkBits()
{
    u8 bits[3] = { 1, 0, 0 };
    BitArray own(20), given(16, bits);
    Size bit = 99;

    own.set(3);
    own.set(3, true);
    own.set(4, false);
    require(own[3] && own[(Size) 3] && !own[4] && own.count(true) == 1 && own.count(false) == 19);
    require(given.isSet(0) && given.array() == bits);
    require(given.setNext(&bit) == BitArray::Success && bit == 1);
    require(given.setNext(&bit, 2) == BitArray::Success && bit == 2);
    require(given.setNext(&bit, 2, 5) == BitArray::Success && bit == 5);
    require(given.setNext(&bit, 2, 0, 4) == BitArray::Success && bit == 8);
    given.setArray(bits + 1);
    given.setArray(bits, 8);
    require(given.size() == 8);
    require(signature<bool (BitArray::*)(const Size) const>(&BitArray::operator []));
    require(signature<bool (BitArray::*)(const int) const>(&BitArray::operator []));
    return ZERO;
}

static const char * checkObjects()
{
    OldTimer timer;
    int step = 5;
    Callback<OldTimer, int> tick(&timer, &OldTimer::tick);
    CallbackFunction *function = &tick;

    function->execute(&step);
    require(timer.ticks == 5);

    function = AbstractFactory<CallbackFunction>::create();
    require(function != ZERO);
    function->execute(&step);

    OldTimer *made = Factory<OldTimer>::create();
    require(made != ZERO && made->ticks == 0);
    delete made;

    require(OldStrict::instance()->value == 3 && OldStrict::instance() == OldStrict::instance());
    require(OldWeak::instance() == ZERO);
    OldWeak first, second;
    require(OldWeak::instance() == &second);

    require(signature<Size (*)(const String &, Size)>(&hash));
    require(signature<Size (*)(int, Size)>(&hash));
    require(hash("name", 64) < 64 && hash(5, 64) < 64);
    return ZERO;
}

static const char * checkLog()
{
    Log *before = Log::instance();
    OldTextLog log;
    char byte = 1;
    bool fine = Log::instance() == &log && log.getMinimumLogLevel() == Log::Notice;

    log.setIdent("old");
    fine = fine && MemoryBlock::compare(log.getIdent(), "old");
    log << "text " << -1 << ' ' << 2U << ' ' << 3UL << "\n";
    fine = fine && MemoryBlock::compare(log.text, "text -1 2 3\n");
    log.setMinimumLogLevel(Log::Debug);
    DEBUG("pointer " << (void *) &byte << " of " << (const char *) "text" << byte);
    INFO("info");
    NOTICE("notice");
    WARNING("warning");
    ERROR("error");
    FATAL("fatal");
    fine = fine && log.terminated == 1;

    if (before)
    {
        // Becomes the instance again
        WeakSingleton<Log> again(before);
    }
    require(fine);
    require(signature<Log & (*)(Log &, const char *)>(&operator <<));
    require(signature<Log & (*)(Log &, int)>(&operator <<));
    require(signature<Log & (*)(Log &, const char)>(&operator <<));
    require(signature<Log & (*)(Log &, unsigned)>(&operator <<));
    require(signature<Log & (*)(Log &, unsigned long)>(&operator <<));
    require(signature<Log & (*)(Log &, void *)>(&operator <<));
    return ZERO;
}

static const char * checkMemory()
{
    char text[8], source[] = "source";

    require(signature<Size (*)(void *, const void *, Size)>(&MemoryBlock::copy));
    require(signature<Size (*)(char *, char *, Size)>(&MemoryBlock::copy));
    require(signature<bool (*)(const void *, const void *, const Size)>(&MemoryBlock::compare));
    require(signature<bool (*)(const char *, const char *, const Size)>(&MemoryBlock::compare));
    require(MemoryBlock::set(text, 'x', sizeof(text)) == text && text[7] == 'x');
    require(MemoryBlock::copy(text, source, sizeof(text)) == 6 && MemoryBlock::compare(text, source));
    require(MemoryBlock::compare(text, "sour", 4) && !MemoryBlock::compare(text, "sour"));

    Randomizer one;
    one.seed(1);
    require(one.next() == 1103527590UL);
    return ZERO;
}

static const char * checkString()
{
    char changing[] = "changing";
    String none, literal("literal"), copied("literal", true), variable(changing), referring(changing, false);
    String number(-12);
    const String constant(literal);
    String given = "given";

    require(none.size() == STRING_DEFAULT_SIZE && literal.length() == 7 && copied == literal && constant == literal);
    require(variable == "changing" && number == "-12" && given != literal && referring == variable);
    require(String::length(changing) == 8 && String::length("four") == 4);
    require(signature<Size (*)(char *)>(&String::length));
    require(signature<Size (*)(const char *)>(&String::length));
    require(signature<Size (String::*)() const>(&String::length));
    require(signature<bool (String::*)(const String &) const>(&String::startsWith));
    require(signature<bool (String::*)(const char *) const>(&String::startsWith));
    require(signature<bool (String::*)(const String &) const>(&String::endsWith));
    require(signature<bool (String::*)(const char *) const>(&String::endsWith));
    require(signature<int (String::*)(const String &) const>(&String::compareTo));
    require(signature<int (String::*)(const String &, const bool) const>(&String::compareTo));
    require(signature<int (String::*)(const char *, const bool, const Size) const>(&String::compareTo));
    require(signature<int (String::*)(const Sequence<char> &) const>(&Sequence<char>::compareTo));
    require(signature<bool (String::*)(const String &) const>(&String::equals));
    require(signature<List<String> (String::*)(const char) const>(&String::split));
    require(signature<List<String> (String::*)(const String &) const>(&String::split));
    require(signature<void (String::*)(const char *)>(&String::operator =));
    require(signature<void (String::*)(const String &)>(&String::operator =));
    require(signature<const char * (String::*)() const>(&String::operator *));
    require(signature<char * (String::*)()>(&String::operator *));
    require(signature<String & (String::*)(const char *)>(&String::operator <<));
    require(signature<String & (String::*)(const String &)>(&String::operator <<));
    require(signature<String & (String::*)(const int)>(&String::operator <<));
    require(signature<String & (String::*)(const unsigned int)>(&String::operator <<));
    require(signature<String & (String::*)(const void *)>(&String::operator <<));
    require(signature<String & (String::*)(const Number::Base)>(&String::operator <<));

    require(literal.compareTo("literal") == 0 && literal.compareTo("LITERAL", false) == 0);
    require(literal.compareTo("literary", true, 6) == 0 && literal.compareTo(constant, true) == 0);
    require(literal.substring(3) == "eral" && literal.substring(3, 2) == "er");
    require(String("12").toLong() == 12 && String("ff").toLong(Number::Hex) == 255);
    require(number.set(7) == 1 && number.set(255, Number::Hex) == 4 && number.set(1, Number::Dec, changing) == 1);
    require(number.setUnsigned(7) == 1 && number.setUnsigned(255, Number::Hex) == 4);
    require(number.setUnsigned(1, Number::Dec, changing) == 1);
    require(number.setUnsigned(1, Number::Dec, changing, true) == 2);

    OldString replaced("abc");
    const String & base = replaced;
    const Sequence<char> & sequence = replaced;
    const Container & container = replaced;

    require(base.count() == 77 && sequence.count() == 77 && container.count() == 77 && base.value(1) == 'b');
    return ZERO;
}

const char * checkLibstd()
{
    InterfaceCheck *checks[] = { checkMacros, checkBits, checkObjects, checkLog, checkMemory, checkString };

    for (Size i = 0; i < sizeof(checks) / sizeof(checks[0]); i++)
    {
        if (const char *failed = checks[i]())
        {
            return failed;
        }
    }
    return ZERO;
}
