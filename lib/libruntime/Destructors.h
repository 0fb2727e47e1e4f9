// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBRUNTIME_DESTRUCTORS_H
#define __LIB_LIBRUNTIME_DESTRUCTORS_H

#include <Types.h>
#include <Macros.h>

/** Destructor of an object, as the compiler passes it (Itanium C++ ABI, 3.3.6). */
typedef void DestructorFunction(void *object);

/**
 * Destructors of static objects that have been constructed so far.
 *
 * All zero is a valid empty object, so that it needs no constructor of its own before the first one runs.
 */
class Destructors
{
  private:

    /** Number of entries in a block. */
    static const Size BlockEntries = 32;

    /** One object to destruct. */
    struct Entry
    {
        DestructorFunction *function; /**< Its destructor. */
        void *object;                 /**< Its address. */
    };

    /** Some entries. */
    struct Block
    {
        Entry entries[BlockEntries]; /**< In order of construction. */
        Size count;                  /**< Number of entries in use. */
        Block *previous;             /**< Block that was filled before. */
    };

  public:

    /**
     * Remember an object.
     *
     * @param function Its destructor
     * @param object Its address
     *
     * @return True, or false without memory
     */
    bool add(DestructorFunction *function, void *object);

    /**
     * Run all destructors, the last constructed object first. Objects constructed meanwhile are destructed too.
     */
    void run();

  private:

    /** First block, which most programs do not fill. */
    Block m_first;

    /** Block in use, null for the first. */
    Block *m_current;
};

#endif /* __LIB_LIBRUNTIME_DESTRUCTORS_H */
