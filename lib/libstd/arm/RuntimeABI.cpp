// SPDX-License-Identifier: GPL-3.0-or-later

#include "../Macros.h"

/**
 * @file
 * @brief Functions that compilers for ARM call on their own (Run-time ABI for the ARM Architecture, sections 4.3.3 and
 *        4.3.4), in terms of those that they call everywhere. The names with 4 and 8 tell of alignment.
 */

extern C
{
    void * memcpy(void *dest, const void *src, __SIZE_TYPE__ count);
    void * memmove(void *dest, const void *src, __SIZE_TYPE__ count);
    void * memset(void *dest, int ch, __SIZE_TYPE__ count);

    /**
     * @name Functions on memory
     * @{
     */
    /** As the function of the C library that it calls; alignment in bytes is part of the name. */
    void __aeabi_memcpy(void *dest, const void *src, __SIZE_TYPE__ count) { memcpy(dest, src, count); }
    void __aeabi_memcpy4(void *dest, const void *src, __SIZE_TYPE__ count) { memcpy(dest, src, count); }
    void __aeabi_memcpy8(void *dest, const void *src, __SIZE_TYPE__ count) { memcpy(dest, src, count); }

    void __aeabi_memmove(void *dest, const void *src, __SIZE_TYPE__ count) { memmove(dest, src, count); }
    void __aeabi_memmove4(void *dest, const void *src, __SIZE_TYPE__ count) { memmove(dest, src, count); }
    void __aeabi_memmove8(void *dest, const void *src, __SIZE_TYPE__ count) { memmove(dest, src, count); }

    void __aeabi_memset(void *dest, __SIZE_TYPE__ count, int ch) { memset(dest, ch, count); }
    void __aeabi_memset4(void *dest, __SIZE_TYPE__ count, int ch) { memset(dest, ch, count); }
    void __aeabi_memset8(void *dest, __SIZE_TYPE__ count, int ch) { memset(dest, ch, count); }

    void __aeabi_memclr(void *dest, __SIZE_TYPE__ count) { memset(dest, 0, count); }
    void __aeabi_memclr4(void *dest, __SIZE_TYPE__ count) { memset(dest, 0, count); }
    void __aeabi_memclr8(void *dest, __SIZE_TYPE__ count) { memset(dest, 0, count); }
    /** @} */

    /**
     * @name Unwinding
     * @{
     */
    /** libgcc's unwind tables refer to these; nothing is ever unwound. */
    void __aeabi_unwind_cpp_pr0() { }
    void __aeabi_unwind_cpp_pr1() { }
    /** @} */
}
