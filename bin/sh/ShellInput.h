// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __BIN_SH_SHELLINPUT_H
#define __BIN_SH_SHELLINPUT_H

#include <Types.h>
#include <Macros.h>

/**
 * Line editor for a terminal that sends and shows bytes as they are.
 *
 * Keys: cursor left/right, home/end, ctrl-a/ctrl-e, backspace, delete, ctrl-d (delete, or end of input on an empty
 * line), ctrl-u (delete to the start), ctrl-k (delete to the end), ctrl-l (clear the screen), ctrl-c (drop the line),
 * cursor up/down (earlier and later lines).
 *
 * Bytes are read one at a time: what is typed ahead belongs to the program that runs next.
 */
class ShellInput
{
  public:

    /** Bytes of a line, with terminator */
    static constexpr Size MaximumLine = 4096;

    /** Result codes */
    enum Result
    {
        Success,
        EndOfInput,
        LineTooLong
    };

    /**
     * Constructor
     */
    ShellInput();

    /**
     * Destructor
     */
    ~ShellInput();

    /**
     * Let the user enter a line
     *
     * @param prompt Text to print in front of the line
     * @param line Receives the terminated line without line end; it stays valid until the next call
     *
     * @return Success, EndOfInput, or LineTooLong when more was entered than fits (the line is then lost)
     */
    Result readLine(const char *prompt, const char **line);

  private:

    /** Number of lines to remember */
    static constexpr Size HistoryCount = 32;

    /** Bytes of output that are collected before they are written */
    static constexpr Size OutputSize = 256;

    /** What the next byte belongs to */
    enum State
    {
        Normal,
        Escape,
        Sequence
    };

    /**
     * Read one byte
     *
     * @param c Receives the byte
     *
     * @return False when there is no more input
     */
    bool readByte(char & c);

    /**
     * Handle one byte outside of escape sequences
     *
     * @param c Byte
     */
    void handleByte(const char c);

    /**
     * Handle one byte of an escape sequence
     *
     * @param c Byte
     */
    void handleSequence(const char c);

    /** Insert a character at the cursor */
    void insert(const char c);

    /** Delete characters and show it: from `first` on, `count` of them; the cursor goes to `first` */
    void erase(const Size first, const Size count);

    /** Move the cursor to a position in the line */
    void moveTo(const Size position);

    /** Replace the whole line */
    void replace(const char *text);

    /** Go to an earlier (-1) or later (+1) line */
    void browse(const int direction);

    /** Keep the line in the history */
    void remember();

    /** Print what is right of the cursor again, and come back */
    void redraw();

    /** Move the cursor of the terminal left */
    void left(Size count);

    /** Append to the output */
    void put(const char *text);

    /** Append one character to the output */
    void put(const char c);

    /** Write the output */
    void flush();

  private:

    char *m_line;
    char *m_saved;
    Size m_length;
    Size m_cursor;
    bool m_tooLong;
    bool m_done;
    bool m_end;
    bool m_skipNewline;
    State m_state;
    uint m_parameter;
    const char *m_prompt;
    char *m_history[HistoryCount];
    Size m_historyCount;
    Size m_historyPosition;
    char m_output[OutputSize];
    Size m_outputCount;
};

#endif /* __BIN_SH_SHELLINPUT_H */
