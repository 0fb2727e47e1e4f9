// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __BIN_BENCH_OTHERENTRY_H
#define __BIN_BENCH_OTHERENTRY_H

#include "Measurement.h"

/**
 * Measure the smallest system call by another entry into the kernel than the one that programs use.
 *
 * Each architecture that has a choice defines it, so that the choice is a measured one.
 *
 * @param measurement Receives the durations
 *
 * @return Name of the entry, or ZERO if there is none or the kernel was not started with it
 */
const char * measureOtherEntry(Measurement & measurement);

#endif /* __BIN_BENCH_OTHERENTRY_H */
