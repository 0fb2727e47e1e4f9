// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/API.h>
#include <Macros.h>
#include "Destructors.h"
#include "Runtime.h"

/**
 * Functions that compiled code calls (Itanium C++ ABI, and the compiler's stack protector).
 */

namespace
{
    /** Destructors of this program. */
    Destructors destructors;

    /** Print why the process cannot continue, and end it. */
    void __attribute__((noreturn)) endProcess(const char *reason)
    {
        PrivExec(WriteConsole, (Address) reason);

        for (;;)
        {
            ProcessCtl(SELF, KillPID, 1);
        }
    }
}

extern C void runDestructors()
{
    destructors.run();
}

extern C
{
    /** Identifies this program to __cxa_atexit(); there is only one. */
    void *__dso_handle = ZERO;

    /** Value that the stack protector expects to find unchanged. */
    ulong __stack_chk_guard = 0x0aff0d00UL;

    int __cxa_atexit(DestructorFunction *function, void *object, void *dso);
    void __cxa_pure_virtual() __attribute__((noreturn));
    void __cxa_deleted_virtual() __attribute__((noreturn));
    void __stack_chk_fail() __attribute__((noreturn));

    /** Remember the destructor of a static object that has been constructed. */
    int __cxa_atexit(DestructorFunction *function, void *object, void *dso)
    {
        (void) dso;
        return destructors.add(function, object) ? 0 : -1;
    }

    /** A virtual function was called before the constructor, or after the destructor, of the class that has it. */
    void __cxa_pure_virtual()
    {
        endProcess("runtime: pure virtual function called\r\n");
    }

    /** A deleted virtual function was called. */
    void __cxa_deleted_virtual()
    {
        endProcess("runtime: deleted virtual function called\r\n");
    }

    /** A function overwrote its stack frame. */
    void __stack_chk_fail()
    {
        endProcess("runtime: stack smashed\r\n");
    }
}
