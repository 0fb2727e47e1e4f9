// SPDX-License-Identifier: GPL-3.0-or-later

// The header brings all that its functions need.
#include <ctype.h>
#include "PosixCheck.h"

static const char * check()
{
    require(isalnum('a') && isalpha('b') && isblank(' ') && isdigit('7') && islower('c') && isupper('D'));
    require(isspace('\t') && !isspace('x') && !isdigit('x') && !isalpha('1'));
    require(tolower('A') == 'a' && toupper('b') == 'B');
    return 0;
}

POSIX_CHECK(Ctype)
