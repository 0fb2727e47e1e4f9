// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBSTD_STRING_H
#define __LIB_LIBSTD_STRING_H

#include "Types.h"
#include "Macros.h"
#include "Sequence.h"
#include "List.h"

/** Number of bytes for which a String has room by default. */
#define STRING_DEFAULT_SIZE 64

/**
 * Text which ends with a zero byte.
 *
 * A String made of a literal refers to it and copies at the first change only. Memory is taken at the first write.
 */
class String : public Sequence<char>
{
  public:

    using Sequence<char>::compareTo;
    using Sequence<char>::equals;

    /** Constructor: an empty string with room for STRING_DEFAULT_SIZE bytes. */
    String();

    /** Copy constructor: takes its own copy of the text. */
    String(const String & str);

    /** Move constructor: takes memory over, str is empty then. Copies a text which str only refers to. */
    String(String && str);

    /**
     * Constructor.
     *
     * @param s Text
     * @param copy True to take a copy, false to refer to the text, which must outlive the String then
     */
    String(char *s, const bool copy = true);

    /** @copydoc String(char *, const bool) */
    String(const char *s, const bool copy = false);

    /**
     * Constructor.
     *
     * @param number Is written in decimal
     */
    String(const int number);

    /** Destructor. */
    virtual ~String();

    /** @return Bytes of memory for the text, with its end */
    virtual Size size() const;

    /** @return Number of characters */
    virtual Size count() const;

    /** @return Number of characters */
    Size length() const;

    /** @return Number of characters of a text */
    static Size length(char *str);

    /** @return Number of characters of a text */
    static Size length(const char *str);

    /**
     * Change the memory for the text. The text is cut if it does not fit with its end.
     *
     * @param size Number of bytes
     *
     * @return False if size is zero or memory is out; then nothing changed
     */
    virtual bool resize(const Size size);

    /**
     * Make room for at least the given number of characters.
     *
     * @param count Number of characters
     *
     * @return False if memory is out; then nothing changed
     */
    virtual bool reserve(const Size count);

    /** @copydoc Container::clear */
    virtual void clear();

    /** @copydoc Sequence::get */
    virtual const char * get(const Size position) const;

    /** @copydoc Sequence::at */
    virtual const char & at(const Size position) const;

    // The interface says const, which compilers call useless
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wignored-qualifiers"

    /** @return Character at the position, or zero if there is none */
    virtual const char value(const Size position) const;

#pragma GCC diagnostic pop

    /** @return True if the character is in the text */
    virtual bool contains(const char character) const;

    /** @return True if the text starts with the prefix, which is not empty */
    bool startsWith(const String & prefix) const;

    /** @copydoc startsWith(const String &) const */
    bool startsWith(const char *prefix) const;

    /** @return True if the text ends with the suffix, which is not empty */
    bool endsWith(const String & suffix) const;

    /** @copydoc endsWith(const String &) const */
    bool endsWith(const char *suffix) const;

    /** @return Zero if equal, negative if this text is in front of the other, positive if behind */
    virtual int compareTo(const String & str) const;

    /**
     * Compare.
     *
     * @param str Text to compare with
     * @param caseSensitive False to take upper and lower case as equal
     *
     * @return Zero if equal, negative if this text is in front of the other, positive if behind
     */
    virtual int compareTo(const String & str, const bool caseSensitive) const;

    /**
     * Compare.
     *
     * @param str Text to compare with
     * @param caseSensitive False to take upper and lower case as equal
     * @param count Number of characters to compare at most, or zero for all
     *
     * @return Zero if equal, negative if this text is in front of the other, positive if behind
     */
    virtual int compareTo(const char *str, const bool caseSensitive = true, const Size count = 0) const;

    /** @return True if both texts are the same */
    virtual bool equals(const String & str) const;

    /** @return True if the text matches the mask, where * stands for any number of any characters */
    bool match(const char *mask) const;

    /**
     * Get a part of the text.
     *
     * @param index Position of its first character
     * @param size Number of characters at most, or zero for all up to the end
     *
     * @return Copy of the part, empty if index is behind the end
     */
    String substring(const Size index, const Size size = 0) const;

    /**
     * Split the text.
     *
     * @param delimiter Character between the parts
     *
     * @return Copies of all parts which are not empty
     */
    List<String> split(const char delimiter) const;

    /**
     * Split the text.
     *
     * @param delimiter Text between the parts
     *
     * @return Copies of all parts which are not empty
     */
    List<String> split(const String & delimiter) const;

    /**
     * Convert to a number: blanks, a sign, 0x (only with Hex), digits. Anything behind is ignored.
     *
     * @param base Base of the digits
     *
     * @return The number, limited to LONG_MIN to LONG_MAX; zero if there is none
     */
    long toLong(const Number::Base base = Number::Dec) const;

    /**
     * Append blanks to the last line.
     *
     * @param length Number of characters which the last line has at least then
     *
     * @return This string
     */
    String & pad(const Size length);

    /** Remove white space at both ends. @return This string */
    String & trim();

    /** Convert to lower case. @return This string */
    String & lower();

    /** Convert to upper case. @return This string */
    String & upper();

    /**
     * Write a number.
     *
     * @param number The number
     * @param base Base of the digits; hexadecimal starts with 0x
     * @param string Memory to write to, or zero to replace the text of this object. 23 bytes are enough for any.
     *
     * @return Number of characters
     */
    Size set(const long number, const Number::Base base = Number::Dec, char *string = ZERO);

    /**
     * Write a number.
     *
     * @param number The number
     * @param base Base of the digits; hexadecimal starts with 0x
     * @param string Memory to write to, or zero to replace the text of this object. 23 bytes are enough for any.
     * @param sign True to write a minus sign in front
     *
     * @return Number of characters
     */
    Size setUnsigned(const ulong number, const Number::Base base = Number::Dec, char *string = ZERO,
                     const bool sign = false);

    /** Assign a copy of the text. */
    void operator = (const char *str);

    /** Assign a copy of the text. */
    void operator = (const String & str);

    /** Take memory over, str is empty then. Copies a text which str only refers to. */
    void operator = (String && str);

    /** @return True if both texts are the same */
    bool operator == (const String & str) const;

    /** @return True if the texts differ */
    bool operator != (const String & str) const;

    using Sequence<char>::operator[];

    /** Get the character at the position to change it. A literal must not be changed. */
    char & operator [] (int i);

    /** @copydoc operator[](int) */
    char & operator [] (Size i);

    /** @return The text, owned by this object */
    const char * operator * () const;

    /** @return The text with size() bytes, owned by this object. Of a literal: to be read only. */
    char * operator * ();

    /** Append text. */
    String & operator << (const char *str);

    /** Append text. */
    String & operator << (const String & str);

    /** Append a number in the current base. */
    String & operator << (const int number);

    /** Append a number in the current base. */
    String & operator << (const unsigned int number);

    /** Append a number in the current base. */
    String & operator << (const long number);

    /** Append a number in the current base. */
    String & operator << (const unsigned long number);

    /** Append a number in the current base. */
    String & operator << (const u64 number);

    /** Append an address in hexadecimal. */
    String & operator << (const void *pointer);

    /** Set the current base. */
    String & operator << (const Number::Base format);

  private:

    /** Let the object refer to a text, without memory of its own. */
    void refer(const char *s, const Size count);

    /** Release own memory and be as new. */
    void release();

    /** Be as new without looking at what is there. */
    void init();

    /** Take the text of another string over, which is as new then. */
    void take(String & str);

    /** Replace the text; may be a part of the current one. */
    void assign(const char *s, const Size count);

    /** Append text; may be a part of the current one. */
    String & append(const char *s, const Size count);

    /** Have memory of its own for at least size bytes, exactly that many if it must be taken. Keeps the text. */
    bool own(const Size size);

    /** Replace the memory by size bytes, which are more than there are characters. */
    bool replace(const Size size);

    /** Text of all empty strings which have no memory yet. */
    static const char s_empty[STRING_DEFAULT_SIZE];

  private:

    /** The text. */
    char *m_string;

    /** Bytes of memory for the text, with its end. */
    Size m_size;

    /** Number of characters. */
    Size m_count;

    /** True if the memory belongs to this object (it may still have to be taken). */
    bool m_allocated;

    /** Base for numbers to append. */
    Number::Base m_base;
};

#endif /* __LIB_LIBSTD_STRING_H */
