// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __SERVER_VICTIM_VICTIMMESSAGE_H
#define __SERVER_VICTIM_VICTIMMESSAGE_H

#include <ChannelMessage.h>
#include <Types.h>
#include "Victim.h"

/**
 * One request to, or answer of, the victim.
 */
typedef struct VictimMessage : public ChannelMessage
{
    Victim::Action action; /**< What to do. */
    Victim::Result result; /**< How it went. */
    ProcessID pid;         /**< Deadlock, WaitForLoop: the other victim. */
    Size value;            /**< Meaning depends on the action; answered plus one. */
    Size limit;            /**< Do harm only while the restart count is not above this; then answer like Echo. */
}
VictimMessage;

#endif /* __SERVER_VICTIM_VICTIMMESSAGE_H */
