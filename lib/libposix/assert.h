// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBPOSIX_ASSERT_H
#define __LIB_LIBPOSIX_ASSERT_H

#include <Assert.h>

#endif /* __LIB_LIBPOSIX_ASSERT_H */
