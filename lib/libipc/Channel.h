// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBIPC_CHANNEL_H
#define __LIB_LIBIPC_CHANNEL_H

#include <Types.h>

/**
 * One direction of a conversation: messages of one size from a producer to a consumer.
 */
class Channel
{
  public:

    /** Result codes */
    enum Result
    {
        Success,
        InvalidArgument,
        InvalidMode,
        InvalidSize,
        IOError,
        ChannelFull,
        NotFound,
        NotSupported
    };

    /** Which end this is */
    enum Mode
    {
        Producer,
        Consumer
    };

    /**
     * Constructor
     *
     * @param mode Which end this is
     * @param messageSize Bytes of each message
     */
    Channel(const Mode mode, const Size messageSize);

    /** Destructor */
    virtual ~Channel();

    // The interface says const, which compilers call useless
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wignored-qualifiers"

    /** @return Bytes of each message */
    const Size getMessageSize() const { return m_messageSize; }

#pragma GCC diagnostic pop

    /**
     * Take the next message.
     *
     * @param buffer Room for one message
     *
     * @return Success, NotFound if there is none, NotSupported.
     */
    virtual Result read(void *buffer);

    /**
     * Append a message.
     *
     * @param buffer One message
     *
     * @return Success, ChannelFull, NotSupported.
     */
    virtual Result write(const void *buffer);

    /** Make what was written visible to devices and other cores. */
    virtual Result flush();

  protected:

    const Mode m_mode;  /**< Which end this is */
    const Size m_messageSize;  /**< Bytes of each message */
};

#endif /* __LIB_LIBIPC_CHANNEL_H */
