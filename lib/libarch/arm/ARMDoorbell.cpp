// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include <FreeNOS/Doorbell.h>

Doorbell * doorbell()
{
    return (Doorbell *) (ARMMap::ShareStart + (DOORBELL_PAGE * PAGESIZE));
}
