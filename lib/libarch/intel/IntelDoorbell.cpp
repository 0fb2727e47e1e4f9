// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include <FreeNOS/Doorbell.h>

Doorbell * doorbell()
{
    return (Doorbell *) (IntelMap::ShareStart + (DOORBELL_PAGE * PAGESIZE));
}
