// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __BIN_BENCH_BENCHMESSAGE_H
#define __BIN_BENCH_BENCHMESSAGE_H

#include <Types.h>
#include <ChannelMessage.h>

/**
 * Message between the benchmark and its server.
 */
typedef struct BenchMessage : public ChannelMessage
{
    /** What the server can do */
    enum Action
    {
        Nothing = 0,    /**< Answer */
        Join            /**< Answer with the number of messages of this kind that came so far */
    };

    Action action;  /**< What is asked for */
    u32 value;  /**< Argument and answer */
}
BenchMessage;

static_assert(sizeof(BenchMessage) % sizeof(u32) == 0, "channels copy whole words");

#endif /* __BIN_BENCH_BENCHMESSAGE_H */
