// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __KERNEL_CONSOLELOG_H
#define __KERNEL_CONSOLELOG_H

#include <Log.h>

/** Log of the kernel */
class ConsoleLog : public Log
{
  public:

    /** A fatal error of the kernel ends in its epitaph. */
    virtual void terminate() const;

  protected:

    virtual void write(const char *str);
};

#endif /* __KERNEL_CONSOLELOG_H */
