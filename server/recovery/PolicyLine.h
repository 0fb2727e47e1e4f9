// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __SERVER_RECOVERY_POLICYLINE_H
#define __SERVER_RECOVERY_POLICYLINE_H

#include <Types.h>
#include "RecoveryPolicy.h"

/**
 * One line of recovery.conf: a pattern, then settings. PolicyTable tells the format.
 */
class PolicyLine
{
  public:

    /** Part of the line, not ended with zero */
    struct Word
    {
        const char *text; /**< Begin */
        Size length;      /**< Bytes */
    };

    /** Longest line in bytes, without its end. */
    static const Size MaximumLength = 512;

    /**
     * Constructor.
     *
     * @param text Line without its end, must outlive this object; need not end with zero
     * @param length Bytes of it
     */
    PolicyLine(const char *text, const Size length);

    /**
     * Look at the line as a whole and read its pattern. To be called first.
     *
     * @return False if the line is wrong
     */
    [[nodiscard]] bool begin();

    /** True if there is nothing but blanks or a comment. */
    bool isEmpty() const;

    /** True if the line gives the defaults. */
    bool isDefault() const;

    /** The pattern, or the word `default`. */
    const Word & pattern() const;

    /** True if the line is for this pattern. */
    bool isPattern(const Word & word) const;

    /**
     * Read the settings, and check that they go together.
     *
     * @param policy Holds the defaults, receives the pattern and the settings; left in between if the line is wrong
     *
     * @return False if the line is wrong
     */
    [[nodiscard]] bool settings(RecoveryPolicy & policy);

    /** What is wrong: a fixed text. */
    const char * error() const;

    /** The word that is wrong, not ended with zero; ZERO if it is not about one. */
    const char * errorWord() const;

    /** Bytes of that word. */
    Size errorLength() const;

  private:

    bool fail(const char *message, const Word & word = { ZERO, 0 });
    bool next(Word & word);
    bool setting(const Word & word, RecoveryPolicy & policy);
    bool apply(const Size key, const Word & value, RecoveryPolicy & policy);
    bool check(const RecoveryPolicy & policy);
    bool number(const Word & word, const u32 minimum, const u32 maximum, u32 & result);
    bool range(const Word & word, u32 & first, u32 & last);
    bool budget(const Word & word, RecoveryPolicy & policy);
    bool text(const Word & word, char *result, const Size size);
    bool path(const Word & word, char *result);
    bool dependencies(const Word & word, RecoveryPolicy & policy);
    template <class T> bool choice(const Word & word, T & result, const char *message);
    static Size find(const Word & word, const char separator, const Size start = 0);
    static bool equals(const Word & word, const char *text);

  private:

    /** Line */
    const char *m_text;

    /** Bytes of it */
    Size m_length;

    /** Where the next word begins */
    Size m_position;

    /** First word */
    Word m_pattern;

    /** Settings that were there, a bit for each */
    u32 m_seen;

    /** What is wrong */
    const char *m_error;

    /** Where */
    Word m_errorWord;
};

#endif /* __SERVER_RECOVERY_POLICYLINE_H */
