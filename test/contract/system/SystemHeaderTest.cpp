// SPDX-License-Identifier: GPL-3.0-or-later

// It has to bring all that is used here, and is included before all others
#include <FreeNOS/System.h>

static Arch::IO io;
static Arch::Cache cache;
static Arch::MemoryMap map;
static Arch::Memory *paging;
static Arch::Process *process;
static const CPUState *registers;
static const uint *kernel = &isKernel;

#include <TestCase.h>
#include <TestRunner.h>
#include <TestMain.h>

TestCase(SystemHeaderNamesTheArchitecture)
{
    const IO *anyIO = &io;
    const Cache *anyCache = &cache;
    const MemoryMap *anyMap = &map;
    const MemoryContext *anyContext = paging;
    const Process *anyProcess = process;

    testAssert(anyIO->getBase() == IO_BASE && anyCache && anyMap && !anyContext && !anyProcess);
    testAssert(!registers && sizeof(*registers) > 0);
    return OK;
}

TestCase(ProgramIsNotTheKernel)
{
    testAssert(*kernel == 0 && Kernel::instance() == ZERO);
    return OK;
}
