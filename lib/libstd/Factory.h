// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBSTD_FACTORY_H
#define __LIB_LIBSTD_FACTORY_H

/**
 * Creates objects of type T.
 */
template <class T> class Factory
{
  public:

    /** @return New object, owned by the caller */
    static T * create()
    {
        return new T();
    }
};

/**
 * Creates an implementation of the abstract type T: create() is specialised by whoever knows one.
 */
template <class T> class AbstractFactory
{
  public:

    /** @return New object, owned by the caller */
    static T * create();
};

#endif /* __LIB_LIBSTD_FACTORY_H */
