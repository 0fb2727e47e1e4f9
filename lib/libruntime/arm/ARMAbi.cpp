// SPDX-License-Identifier: GPL-3.0-or-later

#include <Macros.h>
#include "../Destructors.h"

extern C
{
    int __cxa_atexit(DestructorFunction *function, void *object, void *dso);

    /** ARM's name for __cxa_atexit(), with another order of arguments (C++ ABI for the ARM Architecture, 3.2.4). */
    int __aeabi_atexit(void *object, DestructorFunction *function, void *dso)
    {
        return __cxa_atexit(function, object, dso);
    }
}
