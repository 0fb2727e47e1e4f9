// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBPOSIX_LIBGEN_H
#define __LIB_LIBPOSIX_LIBGEN_H

#include <Macros.h>

/**
 * Get the last component of a path.
 *
 * @param path Terminated path or null
 *
 * @return Static buffer valid until the next call: "/" for the root, "." for an empty path
 */
extern C char * basename(char *path);

/**
 * Get a path without its last component.
 *
 * @param path Terminated path or null
 *
 * @return Static buffer valid until the next call: "/" for a name in the root, "." if there is no slash
 */
extern C char * dirname(char *path);

#endif /* __LIB_LIBPOSIX_LIBGEN_H */
