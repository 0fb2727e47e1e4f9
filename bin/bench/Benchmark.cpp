// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/User.h>
#include <Timestamp.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <sys/types.h>
#include <sys/wait.h>
#include "BenchClient.h"
#include "Benchmark.h"
#include "OtherEntry.h"

/** This program */
static const char programPath[] = "/bin/bench";

const Benchmark::Entry Benchmark::entries[] =
{
    { "null_syscall", &Benchmark::nullSystemCall },
    { "ipc", &Benchmark::requestAnswer },
    { "context_switch", &Benchmark::contextSwitch },
    { "stat_etc", &Benchmark::statFile },
    { "open_etc", &Benchmark::openFile },
    { "read_etc", &Benchmark::readFile },
    { "write_tmp", &Benchmark::writeFile },
    { "new_delete", &Benchmark::newDelete },
    { "spawn", &Benchmark::spawnProgram },
    { "restart_tmp", &Benchmark::restartServer },
    { "crash", &Benchmark::crashes },
    { "hang", &Benchmark::hangs },
    { "supervision", &Benchmark::supervision },
    { "crash_loop", &Benchmark::crashLoop },
    { "memory", &Benchmark::memory },
    { ZERO, ZERO }
};

Benchmark::Benchmark(int argc, char **argv)
    : POSIXApplication(argc, argv)
{
    parser().setDescription("Measure what basic operations cost");
    parser().registerPositional("KEY", "What to measure (null_syscall ipc ..), everything if none is given", 0);
}

Benchmark::Result Benchmark::exec()
{
    const Vector<Argument *> &keys = arguments().getPositionals();
    Result result = Success;

    for (Size i = 0; i < keys.count(); i++)
    {
        const Entry *entry = entries;

        while (entry->key && strcmp(*keys[i]->getValue(), entry->key) != 0)
            entry++;

        if (!entry->key)
        {
            dprintf(2, "bench: %s: nothing to measure has that name; there are:", *keys[i]->getValue());
            for (entry = entries; entry->key; entry++)
                dprintf(2, " %s", entry->key);
            dprintf(2, "\r\n");
            return InvalidArgument;
        }
    }

    for (const Entry *entry = entries; entry->key; entry++)
    {
        if (isWanted(entry->key) && !(this->*entry->function)(entry->key))
        {
            dprintf(2, "bench: %s cannot be measured\r\n", entry->key);
            result = IOError;
        }
    }
    printf("BENCH-END\r\n");
    return result;
}

bool Benchmark::isWanted(const char *key) const
{
    const Vector<Argument *> &keys = arguments().getPositionals();
    bool found = keys.count() == 0;

    for (Size i = 0; i < keys.count(); i++)
        found = found || strcmp(*keys[i]->getValue(), key) == 0;
    return found;
}

void Benchmark::report(const char *key, const u64 value) const
{
    printf("BENCH %s=%llu\r\n", key, value);
}

void Benchmark::report(const char *key, Measurement & measurement) const
{
    static const struct { const char *name; Size percent; } places[] =
    {
        { "min", 0 }, { "p50", 50 }, { "p99", 99 }, { "max", 100 }
    };
    char name[48];

    for (Size i = 0; i < sizeof(places) / sizeof(places[0]); i++)
    {
        snprintf(name, sizeof(name), "%s_%s", key, places[i].name);
        report(name, measurement.percentile(places[i].percent));
    }
}

int Benchmark::start(const char *argument, const char *value) const
{
    const char *arguments[] = { programPath, argument, value, ZERO };

    return forkexec(programPath, arguments);
}

void Benchmark::end(const int pid) const
{
    int status;

    ProcessCtl(pid, KillPID);
    waitpid(pid, &status, 0);
}

bool Benchmark::nullSystemCall(const char *key)
{
    Measurement measurement;

    for (Size i = 0; i < 128; i++)
    {
        measurement.begin();
        ProcessCtl(SELF, GetPID);
        measurement.end();
    }
    report(key, measurement.median());

    Measurement other;
    if (const char *name = measureOtherEntry(other))
    {
        char both[32];

        snprintf(both, sizeof(both), "%s_%s", key, name);
        report(both, other.median());
    }
    return true;
}

bool Benchmark::contextSwitch(const char *key)
{
    Measurement measurement;
    const int pid = start("--yield");

    if (pid < 0)
        return false;

    // Until the partner has started and does nothing but yield
    for (Size i = 0; i < 1000; i++)
        ProcessCtl(SELF, Schedule);

    // Each run goes to the partner and comes back
    for (Size i = 0; i < 128; i++)
    {
        measurement.begin();
        ProcessCtl(SELF, Schedule);
        measurement.end();
    }
    end(pid);
    report(key, measurement.median() / 2);
    return true;
}

bool Benchmark::requestAnswer(const char *key)
{
    static const Size counts[] = { 1, 8, 64 };
    int clients[64];
    Size count = 0;
    u32 joins = 0;
    bool success = true;
    char server[12], name[16];
    const int pid = start("--server");

    if (pid < 0)
        return false;

    BenchClient client(pid);
    snprintf(server, sizeof(server), "%d", pid);

    for (Size i = 0; success && i < sizeof(counts) / sizeof(counts[0]); i++)
    {
        Measurement measurement;

        // This process is one of the clients, the others only stay connected
        while (success && count < counts[i] - 1)
        {
            clients[count] = start("--client", server);
            success = clients[count] >= 0;
            if (success)
                count++;
        }

        // Until all of them are connected; our own requests count, too
        for (u32 value = 0; success && value < count + joins;)
        {
            usleep(1000);
            success = client.request(BenchMessage::Join, &value) && ++joins < 5000;
        }

        for (Size run = 0; success && run < 32; run++)
            success = client.request(BenchMessage::Nothing);

        for (Size run = 0; success && run < 128; run++)
        {
            measurement.begin();
            success = client.request(BenchMessage::Nothing);
            measurement.end();
        }

        snprintf(name, sizeof(name), "%s_%u", key, counts[i]);
        if (success)
            report(name, measurement.median());
    }

    for (Size i = 0; i < count; i++)
        end(clients[i]);
    end(pid);
    return success;
}

bool Benchmark::newDelete(const char *key)
{
    Measurement measurement;

    for (Size i = 0; i < 128; i++)
    {
        measurement.begin();
        char *memory = new char[16];
        // The compiler may leave out an allocation that nobody looks at
        asm volatile ("" : : "r" (memory) : "memory");
        delete[] memory;
        measurement.end();
    }
    report(key, measurement.median());
    return true;
}

bool Benchmark::spawnProgram(const char *key)
{
    static const char path[] = "/bin/true";
    const char *arguments[] = { path, ZERO };
    Measurement measurement;

    for (Size i = 0; i < 18; i++)
    {
        const u64 begin = timestamp();
        int status = 1;

        // The first runs fill caches: they are not counted
        measurement.begin();
        const int pid = forkexec(path, arguments);
        if (pid < 0 || waitpid(pid, &status, 0) == (pid_t) -1 || WEXITSTATUS(status) != 0)
            return false;
        if (i >= 2)
            measurement.end();
        else if (i == 0)
            report("spawn_first", timestamp() - begin);
    }
    report(key, measurement.median());
    return true;
}

bool Benchmark::memory(const char *key)
{
    const SystemInformation info;
    char name[32];

    snprintf(name, sizeof(name), "%s_total", key);
    report(name, info.memorySize);
    snprintf(name, sizeof(name), "%s_free", key);
    report(name, info.memoryAvail);
    report("kernel_heap", info.kernelHeapSize);
    report("kernel_heap_free", info.kernelHeapAvail);
    return true;
}
