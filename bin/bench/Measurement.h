// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __BIN_BENCH_MEASUREMENT_H
#define __BIN_BENCH_MEASUREMENT_H

#include <Timestamp.h>
#include <Types.h>

/**
 * Durations of one operation that is repeated, in units of the processor timestamp.
 *
 * The median is what counts: a clock interrupt during one of the runs does not change it.
 */
class Measurement
{
  public:

    /** Most durations that are kept, more are ignored */
    static constexpr Size MaximumSamples = 256;

    /**
     * Constructor. The first one measures what reading the timestamp itself takes.
     */
    Measurement();

    /** Start one run */
    void begin()
    {
        m_begin = timestamp();
    }

    /** End one run */
    void end()
    {
        const u64 end = timestamp();
        add(end - m_begin);
    }

    /**
     * Get the middle of the durations
     *
     * @return Median without the cost of the timestamp, 0 when nothing was measured
     */
    u64 median();

    /**
     * Get one of the durations by its place
     *
     * @param percent So many percent of the durations are shorter: 0 for the shortest, 100 for the longest
     *
     * @return Duration without the cost of the timestamp, 0 when nothing was measured
     */
    u64 percentile(const Size percent);

    /** @return Number of durations that are kept */
    Size count() const { return m_count; }

    /**
     * Keep one duration
     *
     * @param duration Difference of two timestamps
     */
    void add(const u64 duration);

  private:

    /** Put the durations in order */
    void sort();

  private:

    /** What a run of nothing takes */
    static u64 overhead;

    u64 m_begin;
    u64 m_samples[MaximumSamples];
    Size m_count;
};

#endif /* __BIN_BENCH_MEASUREMENT_H */
