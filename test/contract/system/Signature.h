// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __TEST_CONTRACT_SYSTEM_SIGNATURE_H
#define __TEST_CONTRACT_SYSTEM_SIGNATURE_H

#include <Types.h>

/*
 * Tools of the tests that compare our headers with the interface of FreeNOS 1.0.4.
 *
 * Those tests do not include TestCase.h where they look at an interface: it would make protected members public. They
 * name const results as the interface does, which compilers call useless.
 */
#pragma GCC diagnostic ignored "-Wignored-qualifiers"

/** Tells whether two types are the same. */
template <class A, class B> struct Same
{
    static const bool Value = false;
};

/** Tells whether two types are the same: they are. */
template <class A> struct Same<A, A>
{
    static const bool Value = true;
};

/** The expression has exactly this type. */
#define hasType(expression, ...) \
    static_assert(Same<decltype(expression), __VA_ARGS__>::Value, #expression " has another type")

/** The member has exactly this type. */
#define memberHasType(owner, member, ...) \
    static_assert(Same<decltype(((owner *) 0)->member), __VA_ARGS__>::Value, #owner "::" #member " has another type")

/** The constant has exactly this value. */
#define hasValue(expression, value) \
    static_assert((unsigned long long) (expression) == (unsigned long long) (value), #expression " has another value")

/**
 * There is a function, or an overload of it, of exactly the given type.
 *
 * @param function Its address
 *
 * @return True
 */
template <class T> inline bool signature(T function)
{
    return function != 0;
}

/** End the check with the expression as its result if that is false. */
#define require(expression) \
    { \
        if (!(expression)) \
        { \
            return __FILE__ ": " #expression; \
        } \
    }

/**
 * A check of one part of the interface.
 *
 * @return ZERO, or what is not as the interface says
 */
typedef const char * InterfaceCheck();

extern InterfaceCheck checkLibarch;
extern InterfaceCheck checkKernel;
extern InterfaceCheck checkLibfs;
extern InterfaceCheck checkServers;
extern InterfaceCheck checkRuntime;
extern InterfaceCheck checkLibapp;

#endif /* __TEST_CONTRACT_SYSTEM_SIGNATURE_H */
