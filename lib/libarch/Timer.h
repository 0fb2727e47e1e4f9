// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBARCH_TIMER_H
#define __LIB_LIBARCH_TIMER_H

#include <Types.h>
#include <Macros.h>

/**
 * @addtogroup lib
 * @{
 * @addtogroup libarch
 * @{
 */

/**
 * Counts ticks of a fixed frequency.
 *
 * The tick counter has 32 bits and wraps around: two moments less than half its range apart are told apart rightly,
 * also across the wrap (248 days at 100 Hz).
 */
class Timer
{
  public:

    /**
     * A moment in time. Crosses the system call boundary.
     */
    typedef struct Info
    {
        u32 ticks;       /**< Number of ticks since the timer started */
        Size frequency;  /**< Ticks in a second */
    }
    ALIGN(8) Info;

    /**
     * Result codes.
     */
    enum Result
    {
        Success,          /**< Done */
        NotFound,         /**< There is no such timer */
        IOError,          /**< The hardware failed */
        InvalidFrequency  /**< The timer does not run at that frequency, or at none yet */
    };

    /**
     * Constructor. No ticks, no frequency, no interrupt.
     */
    Timer();

    /** Destructor. */
    virtual ~Timer();

    /**
     * Get the interrupt line.
     *
     * @return Interrupt number
     */
    Size getInterrupt() const;

    /**
     * Get the frequency.
     *
     * @return Ticks in a second, zero when not known
     */
    Size getFrequency() const;

    /**
     * Set the frequency.
     *
     * @param hertz Ticks in a second
     *
     * @return Success or InvalidFrequency
     */
    virtual Result setFrequency(Size hertz);

    /**
     * Get the current time, or a moment in the future.
     *
     * @param info Output
     * @param msecOffset Milliseconds to add; a part of a tick counts as a whole one
     *
     * @return Success, or InvalidFrequency if an offset was given but the frequency is not known.
     */
    virtual Result getCurrent(Info *info, const Size msecOffset = 0);

    /**
     * Prepare the timer.
     *
     * @return Result code
     */
    virtual Result initialize();

    /**
     * Let the timer run.
     *
     * @return Result code
     */
    virtual Result start();

    /**
     * Stop the timer.
     *
     * @return Result code
     */
    virtual Result stop();

    /**
     * Process one tick.
     *
     * @return Result code
     */
    virtual Result tick();

    /**
     * Wait busily.
     *
     * @param microseconds How long
     *
     * @return Success, or NotFound if the timer cannot do that.
     */
    virtual Result wait(u32 microseconds) const;

    /**
     * Check if a moment has passed.
     *
     * @param info Moment, from getCurrent()
     *
     * @return True if the tick counter has reached it.
     */
    bool isExpired(const Info & info) const;

  protected:

    /** Number of ticks counted */
    Size m_ticks;

    /** Ticks in a second */
    Size m_frequency;

    /** Interrupt number */
    Size m_int;
};

/**
 * @}
 * @}
 */

#endif /* __LIB_LIBARCH_TIMER_H */
