// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/User.h>
#include <FreeNOS/Doorbell.h>

/**
 * Runs when nobody else can: lets the processor wait for interrupts.
 */
int main(int, char **)
{
    for (;;)
    {
        PrivExec(Idle);
        doorbell()->answerPing();
    }
}
