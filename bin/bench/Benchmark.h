// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __BIN_BENCH_BENCHMARK_H
#define __BIN_BENCH_BENCHMARK_H

#include <POSIXApplication.h>
#include "Measurement.h"

/**
 * Measures what basic operations cost.
 *
 * Prints one line `BENCH key=value` for each. Values are units of the processor timestamp: guest instructions when the
 * emulator counts them.
 */
class Benchmark : public POSIXApplication
{
  public:

    /**
     * Constructor
     *
     * @param argc Argument count
     * @param argv Arguments, the first is the name of the program
     */
    Benchmark(int argc, char **argv);

    /**
     * Destructor
     */
    virtual ~Benchmark() { }

    /**
     * Run all measurements, or those whose names were given
     *
     * @return Success when all of them could be done
     */
    virtual Result exec();

  private:

    /** Function of a measurement: returns false when it could not be done */
    typedef bool (Benchmark::*Function)(const char *key);

    /** One measurement */
    struct Entry
    {
        const char *key;
        Function function;
    };

    /** All measurements */
    static const Entry entries[];

    /** Check if a measurement is to be done */
    bool isWanted(const char *key) const;

    /** Print a result */
    void report(const char *key, const u64 value) const;

    /** Print the shortest, the middle, the longest duration, and that which 99 of 100 do not exceed */
    void report(const char *key, Measurement & measurement) const;

    /** Start a program. Returns its ProcessID or -1 */
    int start(const char *argument, const char *value = ZERO) const;

    /** End a process that start() has started and take its status */
    void end(const int pid) const;

    /** Smallest system call */
    bool nullSystemCall(const char *key);

    /** One switch from process to process */
    bool contextSwitch(const char *key);

    /** Request and answer with 1, 8 and 64 connected clients: reports three keys that begin with the given one */
    bool requestAnswer(const char *key);

    /** Status of a file on the root file system */
    bool statFile(const char *key);

    /** Opening of a file on the root file system */
    bool openFile(const char *key);

    /** Reading of 4096 bytes from the root file system */
    bool readFile(const char *key);

    /** Writing of 1 KiB to a file in /tmp */
    bool writeFile(const char *key);

    /** Allocation and release of 16 bytes */
    bool newDelete(const char *key);

    /** Start of a program until its end was noticed */
    bool spawnProgram(const char *key);

    /** Restart of the file system on /tmp until it answers */
    bool restartServer(const char *key);

    /** Crashes of each server until its first answer, and until the RecoveryServer acts */
    bool crashes(const char *key);

    /** Hangs until somebody acts */
    bool hangs(const char *key);

    /** What pings and looks at servers cost while nothing fails */
    bool supervision(const char *key);

    /** What a server that crashes again and again costs others */
    bool crashLoop(const char *key);

    /** Free memory */
    bool memory(const char *key);

    /**
     * Open a file, transfer data and close it, once for each run; only the transfer counts
     *
     * @param key Name of the result
     * @param path Path of the file
     * @param size Bytes to transfer
     * @param write True to write, false to read
     *
     * @return True on success
     */
    bool transfer(const char *key, const char *path, const Size size, const bool write);
};

#endif /* __BIN_BENCH_BENCHMARK_H */
