// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBSTD_SINGLETON_H
#define __LIB_LIBSTD_SINGLETON_H

/**
 * A class with exactly one object, which is made at first use.
 */
template <class T> class StrictSingleton
{
  public:

    /** @return The one object */
    static inline T * instance()
    {
        static T obj;
        return &obj;
    }
};

/**
 * A class of which one object is the instance: the last constructed.
 */
template <class T> class WeakSingleton
{
  public:

    /**
     * Constructor.
     *
     * @param obj Becomes the instance
     */
    WeakSingleton(T *obj)
    {
        m_instance = obj;
    }

    /** @return The instance, zero if there is none */
    static inline T * instance()
    {
        return m_instance;
    }

  protected:

    /** The instance. */
    static T *m_instance;
};

template <class T> T * WeakSingleton<T>::m_instance = 0;

#endif /* __LIB_LIBSTD_SINGLETON_H */
