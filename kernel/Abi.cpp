// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include "Kernel.h"

/*
 * Functions that the compiler calls by itself (Itanium C++ ABI, sections 3.2.6 and 3.3.5).
 */

extern "C"
{
    void __cxa_pure_virtual()
    {
        Kernel::instance()->epitaph("a pure virtual function was called", ZERO);
    }

    int __cxa_atexit(void (*)(void *), void *, void *)
    {
        // The kernel never ends: its static objects need no destructors
        return 0;
    }
}

/** Base address by which the compiler tells programs apart. */
void *__dso_handle = ZERO;
