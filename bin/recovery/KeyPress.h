// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __BIN_RECOVERY_KEYPRESS_H
#define __BIN_RECOVERY_KEYPRESS_H

#include <Callback.h>
#include <FileSystemMessage.h>
#include <Types.h>

/**
 * Waits for a key on the standard input, and for time, at once.
 *
 * One read is under way all the time. If the program ends before a key comes, the server of the terminal forgets it.
 */
class KeyPress
{
  public:

    /** Constructor: asks for a key. */
    KeyPress();

    /**
     * Wait.
     *
     * @param milliseconds Longest time
     *
     * @return True if a key was pressed, or there is no terminal any more
     */
    bool wait(const u32 milliseconds);

  private:

    KeyPress(const KeyPress &) = delete;
    void operator = (const KeyPress &) = delete;

    void onRead(FileSystemMessage *msg);

  private:

    Callback<KeyPress, FileSystemMessage> m_callback;
    FileSystemMessage m_message;
    ProcessID m_terminal;
    char m_key;
    bool m_asked;
    bool m_done;
};

#endif /* __BIN_RECOVERY_KEYPRESS_H */
