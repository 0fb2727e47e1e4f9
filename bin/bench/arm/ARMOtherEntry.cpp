// SPDX-License-Identifier: GPL-3.0-or-later

#include "OtherEntry.h"

const char * measureOtherEntry(Measurement &)
{
    // SVC is the only one
    return ZERO;
}
