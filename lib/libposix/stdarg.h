// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBPOSIX_STDARG_H
#define __LIB_LIBPOSIX_STDARG_H

/** Arguments of a function with a variable number of them. */
typedef __builtin_va_list va_list;

/** Start with the argument after `last`. */
#define va_start(list, last) __builtin_va_start(list, last)

/** Get the next argument. */
#define va_arg(list, type) __builtin_va_arg(list, type)

/** Copy the remaining arguments. */
#define va_copy(dest, src) __builtin_va_copy(dest, src)

/** End the use of a list. */
#define va_end(list) __builtin_va_end(list)

#endif /* __LIB_LIBPOSIX_STDARG_H */
