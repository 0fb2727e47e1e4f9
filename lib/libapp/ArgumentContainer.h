// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBAPP_ARGUMENTCONTAINER_H
#define __LIB_LIBAPP_ARGUMENTCONTAINER_H

#include <Types.h>
#include <Vector.h>
#include <HashTable.h>
#include <String.h>
#include "Argument.h"

/**
 * The arguments that a program was started with. Owns the Argument objects added to it.
 */
class ArgumentContainer
{
  public:

    /** Result codes. */
    enum Result
    {
        Success,
        InvalidArgument, /**< Null argument. */
        NotFound
    };

  public:

    /**
     * Constructor.
     */
    ArgumentContainer();

    /**
     * Destructor, deletes all arguments.
     */
    virtual ~ArgumentContainer();

    /** Owns its arguments, so it is not copied. */
    ArgumentContainer(const ArgumentContainer &) = delete;

    /** Owns its arguments, so it is not assigned. */
    ArgumentContainer & operator = (const ArgumentContainer &) = delete;

    /**
     * Get the value of an argument.
     *
     * @param name Name of a flag or positional argument
     *
     * @return Terminated value owned by the container (empty for a flag without value), or null if not given
     */
    const char * get(const char *name) const;

    /**
     * Get all positional arguments in order.
     *
     * @return Reference valid as long as this object
     */
    const Vector<Argument *> & getPositionals() const;

    /**
     * Get all flags by name.
     *
     * @return Reference valid as long as this object
     */
    const HashTable<String, Argument *> & getFlags() const;

    /**
     * Add a positional argument.
     *
     * @param arg Argument, owned by the container from now on
     *
     * @return Success or InvalidArgument
     */
    Result addPositional(Argument *arg);

    /**
     * Add a flag. A flag given before under the same name is replaced.
     *
     * @param arg Argument, owned by the container from now on
     *
     * @return Success or InvalidArgument
     */
    Result addFlag(Argument *arg);

  private:

    /** Positional arguments. */
    Vector<Argument *> m_positionals;

    /** Flags by name. */
    HashTable<String, Argument *> m_flags;
};

#endif /* __LIB_LIBAPP_ARGUMENTCONTAINER_H */
