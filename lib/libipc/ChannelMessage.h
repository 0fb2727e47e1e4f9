// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBIPC_CHANNELMESSAGE_H
#define __LIB_LIBIPC_CHANNELMESSAGE_H

#include <Types.h>

/**
 * Header of each message in a channel between processes.
 */
class ChannelMessage
{
  public:

    /** Kinds of messages */
    enum Type
    {
        Request  = 0,
        Response = 1
    };

    Type type:1;         /**< Request or Response */
    Size identifier:31;  /**< Grows by one with each request of a channel; the response repeats it */
    ProcessID from;      /**< Sender, filled in by the receiver from the identity of the channel */
};

#endif /* __LIB_LIBIPC_CHANNELMESSAGE_H */
