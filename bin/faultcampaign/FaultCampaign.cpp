// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/User.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <sys/types.h>
#include "FaultCampaign.h"

/** This program */
static const char programPath[] = "/bin/faultcampaign";

/** Faults if no number is given */
static const Size defaultCount = 10000;

FaultCampaign::FaultCampaign(int argc, char **argv)
    : POSIXApplication(argc, argv)
    , m_client(programPath)
    , m_state(1)
    , m_hangs(0)
    , m_injected(0)
    , m_recovered(0)
    , m_errors(0)
{
    memset(m_count, 0, sizeof(m_count));
    parser().setDescription("Make random servers fail, many times");
    parser().registerPositional("COUNT SEED HANGS", "How many faults; number that leads to the row of them; "
                                                    "of so many, one is a hang (0: none)", 0);
}

bool FaultCampaign::number(const Size position, Size & value) const
{
    const Vector<Argument *> &words = arguments().getPositionals();

    if (words.count() <= position)
        return true;

    return ArgumentParser::parseNumber(*words[position]->getValue(), UINT_MAX, value);
}

u32 FaultCampaign::random(const u32 limit)
{
    // George Marsaglia, Xorshift RNGs (2003)
    m_state ^= m_state << 13;
    m_state ^= m_state >> 17;
    m_state ^= m_state << 5;
    return (u32) (((u64) m_state * limit) >> 32);
}

FaultCampaign::Resources FaultCampaign::measure() const
{
    // Those who hold memory of a process that ended hear of it first
    usleep(200000);

    const SystemInformation info;

    return { info.memoryAvail / PAGESIZE, info.shareCount, info.kernelHeapAvail };
}

void FaultCampaign::fail(const char *name, const char *problem)
{
    m_errors++;
    printf("faultcampaign: fault %u: %s %s\r\n", m_injected, name, problem);
}

void FaultCampaign::checkClient()
{
    if (!m_client.waitForRounds(1))
        fail("the client", "is stuck");
}

FaultTrial::Cause FaultCampaign::randomCause()
{
    const u32 coin = random(2);

    // Drawn in any case: the row of servers does not depend on the option
    return random(m_hangs ? m_hangs : 1) == 0 && m_hangs ? FaultTrial::Hang
        : coin ? FaultTrial::Crash : FaultTrial::Exit;
}

void FaultCampaign::recover(FaultTrial & trial, const FaultTrial::Cause cause)
{
    m_injected++;
    m_count[cause]++;

    if (trial.waitForAnswer())
        m_recovered++;
    else
        fail(trial.serverName(), "is not back as it should");
}

void FaultCampaign::report(const Size number, const FaultTrial & trial, const FaultTrial::Cause cause)
{
    printf("CAMPAIGN-FAULT number=%u server=%s pid=%u cause=%s instructions=%llu\r\n", number, trial.serverName(),
           trial.getProcessID(), FaultTrial::name(cause), trial.duration());
}

bool FaultCampaign::warmUp()
{
    for (Size i = 0; i < WarmUp * ServerSet::Count; i++)
    {
        const Size index = i % ServerSet::Count;
        const FaultTrial::Cause cause = i / ServerSet::Count % 2 ? FaultTrial::Exit : FaultTrial::Crash;
        FaultTrial & trial = m_servers.at(index);

        m_servers.noteFault(index);
        trial.renewBudget();

        if (!trial.inject(cause))
            return false;

        m_client.setNaps(trial.isIdle());
        trial.release();
        recover(trial, cause);
        m_client.setNaps(false);
        checkClient();
    }
    return m_errors == 0;
}

Size FaultCampaign::strike(const Size most)
{
    const Size wanted = 1 + random(MaximumTogether);
    Size chosen[MaximumTogether], count = 0;
    FaultTrial::Cause causes[MaximumTogether];

    for (Size i = 0; i < wanted && count < most; i++)
    {
        const Size index = random(ServerSet::Count);
        const FaultTrial::Cause cause = randomCause();
        bool again = false;

        for (Size j = 0; j < count; j++)
            again = again || chosen[j] == index;

        if (again || !m_servers.mayFail(index))
            continue;

        m_servers.at(index).renewBudget();
        if (!m_servers.at(index).inject(cause))
        {
            fail(m_servers.at(index).serverName(), "cannot be made to fail");
            continue;
        }
        m_servers.noteFault(index);
        causes[count] = cause;
        chosen[count++] = index;
    }

    // The idle program fails only when it runs: the client leaves it some time
    for (Size i = 0; i < count; i++)
    {
        if (m_servers.at(chosen[i]).isIdle())
            m_client.setNaps(true);
    }

    // All of them are ill before the first one runs again
    for (Size i = 0; i < count; i++)
        m_servers.at(chosen[i]).release();

    const Size first = m_injected + 1;

    for (Size i = 0; i < count; i++)
        recover(m_servers.at(chosen[i]), causes[i]);

    m_client.setNaps(false);

    for (Size i = 0; i < count; i++)
        report(first + i, m_servers.at(chosen[i]), causes[i]);

    return count;
}

FaultCampaign::Result FaultCampaign::exec()
{
    Size count = defaultCount, seed = 1;

    if (arguments().getPositionals().count() > 3 || !number(0, count) || !number(1, seed) || !number(2, m_hangs) ||
        !count)
    {
        dprintf(2, "faultcampaign: give whole numbers: a count above zero, a seed, hangs\r\n");
        return InvalidArgument;
    }

    // Spread: seeds that are near to each other give other rows
    m_state = ((u32) seed * 2654435769U) ^ 0x5bd1e995U;
    if (!m_state)
        m_state = 1;

    if (!m_servers.prepare() || !m_client.start() || !warmUp() || !m_client.stop())
    {
        dprintf(2, "faultcampaign: the servers or the client do not work\r\n");
        return IOError;
    }

    m_injected = m_recovered = 0;
    memset(m_count, 0, sizeof(m_count));

    const Resources before = measure();
    bool stopped = m_client.start();

    for (Size next = ProgressStep; m_injected < count && m_errors < MaximumErrors;)
    {
        if (strike(count - m_injected))
            checkClient();

        if (m_injected < next)
            continue;

        printf("CAMPAIGN-PROGRESS injected=%u recovered=%u client_rounds=%u client_errors=%u\r\n", m_injected,
               m_recovered, m_client.counters().iterations, m_client.counters().errors);
        next += ProgressStep;
    }

    stopped = m_client.stop() && stopped;

    const Resources after = measure();
    const CheckingClient::Counters & client = m_client.counters();

    printf("CAMPAIGN seed=%u injected=%u recovered=%u crashes=%u exits=%u hangs=%u client_rounds=%u client_errors=%u "
           "pages_before=%u pages_after=%u shares_before=%u shares_after=%u heap_before=%u heap_after=%u\r\n",
           seed, m_injected, m_recovered, m_count[FaultTrial::Crash], m_count[FaultTrial::Exit],
           m_count[FaultTrial::Hang], client.iterations, client.errors + client.lost, before.pages, after.pages,
           before.shares, after.shares, before.heap, after.heap);

    return stopped && m_errors == 0 && m_injected == count && m_recovered == count && !client.errors && !client.lost &&
        before.pages == after.pages && before.shares == after.shares && before.heap == after.heap ? Success : IOError;
}
