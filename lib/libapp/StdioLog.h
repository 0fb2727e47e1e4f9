// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBAPP_STDIOLOG_H
#define __LIB_LIBAPP_STDIOLOG_H

#include <Log.h>

/**
 * Log that writes to the standard output.
 */
class StdioLog : public Log
{
  public:

    /**
     * Constructor, makes this object the default Log.
     */
    StdioLog();

    /**
     * Write text to the standard output.
     *
     * @param str Terminated text
     */
    virtual void write(const char *str);

    /**
     * End the calling process with status 1; nothing else is affected. Does not return.
     */
    virtual void terminate() const;
};

#endif /* __LIB_LIBAPP_STDIOLOG_H */
