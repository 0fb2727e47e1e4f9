// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBPOSIX_MATH_H
#define __LIB_LIBPOSIX_MATH_H

#include <Types.h>
#include <Macros.h>

/**
 * Absolute value.
 *
 * @param number Number, not INT_MIN
 *
 * @return Its distance from zero
 */
extern C int abs(int number);

/**
 * Integer square root.
 *
 * @param number Number
 *
 * @return Largest integer whose square is not above the number
 */
extern C u32 sqrt(u32 number);

#endif /* __LIB_LIBPOSIX_MATH_H */
