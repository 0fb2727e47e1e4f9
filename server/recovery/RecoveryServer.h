// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __SERVER_RECOVERY_RECOVERYSERVER_H
#define __SERVER_RECOVERY_RECOVERYSERVER_H

#include <ChannelServer.h>
#include <List.h>
#include <Types.h>
#include "ImageLoader.h"
#include "ImageStore.h"
#include "RecoveryMessage.h"

/**
 * Recovery Server: restarts programs in place.
 *
 * The target keeps its ProcessID, its arguments and its channels. It loses memory only when the whole of
 * its new program is at hand and was verified, and the frames for it are set aside; until then any failure leaves it
 * as it was. Images are kept here from the first time a server is seen, so that every server can be
 * restarted without the help of another, the root file system included.
 */
class RecoveryServer : public ChannelServer<RecoveryServer, RecoveryMessage>, private ImageLoader::Listener
{
  public:

    /** Class constructor function. */
    RecoveryServer();

  protected:

    virtual void onSupervision(const ProcessEvent & event);
    virtual void onProcessTerminated(const ProcessID pid);

  private:

    /** A request that waits for an image */
    struct Pending
    {
        Ticket ticket;
        RecoveryMessage message;
        char path[ProgramImage::PathLength];
    };

    /**
     * Restart a process.
     *
     * @param msg Request: the process. Response: the result.
     */
    void restartProcess(RecoveryMessage *msg);

    /**
     * Overwrite the given process by a fresh copy of its program.
     *
     * @param pid Process identifier
     * @param path Program
     *
     * @return True if success, false if it could not begin; the process is then unharmed.
     */
    bool reloadProgram(const ProcessID pid, const char *path) const;

    /**
     * Release and unmap program data.
     *
     * @param pid Process identifier
     *
     * @return True if success, false otherwise
     */
    bool cleanupProgram(const ProcessID pid) const;

    /**
     * Overwrite process with given program data.
     *
     * @param pid Process identifier
     * @param program Address of the executable
     * @param size Bytes of it
     *
     * @return True if success, false otherwise
     */
    bool rewriteProgram(const ProcessID pid, const Address program, const Size size) const;

    virtual void onImage(const char *path, ProgramImage *image);

    Recovery::Result checkTarget(const ProcessID pid, ProcessInfo & info) const;
    bool mayRestart(const ProcessID client, const ProcessInfo & target) const;
    bool reserveFrames(const ProgramImage *image) const;
    Size imageMemory(const ProgramImage *image) const;
    void healFault(const ProcessID pid);
    void learnProgram(const ProcessID pid);
    void learnRunning();
    static bool isServer(const char *path);

  private:

    ImageStore m_images;
    ImageLoader m_loader;
    List<Pending *> m_pending;
};

#endif /* __SERVER_RECOVERY_RECOVERYSERVER_H */
