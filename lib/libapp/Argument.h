// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBAPP_ARGUMENT_H
#define __LIB_LIBAPP_ARGUMENT_H

#include <Types.h>
#include <String.h>

/**
 * One program argument: what the parser knows about it, and its value when parsed.
 */
class Argument
{
  public:

    /**
     * Constructor.
     *
     * @param name Terminated name, copied
     */
    Argument(const char *name);

    /**
     * Constructor.
     *
     * @param name Name, copied
     */
    Argument(const String & name);

    /**
     * Get the one-letter identifier of a flag.
     *
     * @return Letter, or zero for none
     */
    char getIdentifier() const;

    /**
     * Get the name.
     *
     * @return Reference valid as long as this object
     */
    const String & getName() const;

    /**
     * Get the description for the usage text.
     *
     * @return Reference valid as long as this object
     */
    const String & getDescription() const;

    /**
     * Get the parsed value.
     *
     * @return Value, empty if none was given
     */
    const String & getValue() const;

    /**
     * Get the number of values that a positional argument takes.
     *
     * @return Count, or zero for the rest of the line
     */
    Size getCount() const;

    /**
     * Set the one-letter identifier.
     *
     * @param id Letter
     */
    void setIdentifier(char id);

    /**
     * Set the name.
     *
     * @param name Terminated name, copied
     */
    void setName(const char *name);

    /**
     * Set the description.
     *
     * @param description Terminated text, copied
     */
    void setDescription(const char *description);

    /**
     * Set the value.
     *
     * @param value Terminated value, copied
     */
    void setValue(const char *value);

    /**
     * Set the number of values that a positional argument takes.
     *
     * @param count Count, or zero for the rest of the line
     */
    void setCount(Size count);

    /**
     * Compare all fields.
     *
     * @param arg Argument to compare with
     *
     * @return True if equal
     */
    bool operator == (const Argument & arg) const;

    /**
     * Compare all fields.
     *
     * @param arg Argument to compare with
     *
     * @return True if different
     */
    bool operator != (const Argument & arg) const;

  private:

    /** One-letter identifier or zero. */
    char m_identifier;

    /** Name. */
    String m_name;

    /** Text for the usage. */
    String m_description;

    /** Parsed value. */
    String m_value;

    /** Number of values, zero for the rest of the line. */
    Size m_count;
};

#endif /* __LIB_LIBAPP_ARGUMENT_H */
