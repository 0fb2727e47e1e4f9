// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBRUNTIME_KERNELLOG_H
#define __LIB_LIBRUNTIME_KERNELLOG_H

#include <Log.h>

/**
 * Log that writes to the kernel console, for servers that run before or below the file systems.
 */
class KernelLog : public Log
{
  public:

    /**
     * Constructor, makes this object the default Log.
     */
    KernelLog();

    /**
     * Write text to the kernel console.
     *
     * @param str Terminated text
     */
    virtual void write(const char *str);

    /**
     * End the calling process with status 1; nothing else is affected. Does not return.
     */
    virtual void terminate() const;
};

#endif /* __LIB_LIBRUNTIME_KERNELLOG_H */
