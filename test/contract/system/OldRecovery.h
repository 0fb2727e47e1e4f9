// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __TEST_CONTRACT_SYSTEM_OLDRECOVERY_H
#define __TEST_CONTRACT_SYSTEM_OLDRECOVERY_H

#include <ChannelServer.h>
#include <RecoveryMessage.h>

/** Restarts processes in the way of FreeNOS 1.0.4: it stops them, and asks the file system for their program. */
class OldRecoveryServer : public ChannelServer<OldRecoveryServer, RecoveryMessage>
{
  public:

    OldRecoveryServer();

  private:

    void restartProcess(RecoveryMessage *msg);
    bool cleanup(const ProcessID pid) const;
};

#endif /* __TEST_CONTRACT_SYSTEM_OLDRECOVERY_H */
