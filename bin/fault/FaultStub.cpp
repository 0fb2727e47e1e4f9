// SPDX-License-Identifier: GPL-3.0-or-later

#include <string.h>
#include "FaultStub.h"

const FaultStub * FaultStub::find(const char *name)
{
    for (const FaultStub *stub = stubs; stub->name; stub++)
    {
        if (strcmp(stub->name, name) == 0)
            return stub;
    }
    return ZERO;
}
