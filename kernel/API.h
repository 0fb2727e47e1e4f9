// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __KERNEL_API_H
#define __KERNEL_API_H

#include <Log.h>
#include <Types.h>
#include <Vector.h>
#include <Traps.h>
#include "API/SystemCalls.h"

/**
 * The system call interface.
 */
class API
{
  public:

    /** System call numbers */
    typedef enum Number
    {
        NoNumber = 0,
#define SYSTEM_CALL_NUMBER(name) name##Number,
        SYSTEM_CALLS(SYSTEM_CALL_NUMBER)
#undef SYSTEM_CALL_NUMBER
        NumberCount
    } Number;

    /** Result of a system call: the lower 16 bits; some calls return a value in the upper 16 */
    enum Result
    {
        Success = 0,
        AccessViolation,
        RangeError,
        NotFound,
        InvalidArgument,
        OutOfMemory,
        IOError,
        AlreadyExists,
        TemporaryUnavailable,
        MaxValue = 0xffffffffU
    };

    /** Signature of a handler */
    typedef Result Handler(ulong, ulong, ulong, ulong, ulong);

    /** Generic operations */
    typedef enum Operation
    {
        Create      = 0,
        Delete      = 1,
        Send        = 2,
        Receive     = 3,
        SendReceive = 4,
        Read        = 5,
        Write       = 6,
        ReadPhys    = 7,
        Next        = 8
    } Operation;

    /** Constructor */
    API();

    /**
     * Execute a system call.
     *
     * @return Result of the handler, InvalidArgument for an unknown number.
     */
    Result invoke(Number number, ulong arg1, ulong arg2, ulong arg3, ulong arg4, ulong arg5);
};

/** Print an operation as text. */
Log & operator << (Log &log, API::Operation op);

#include "API/ProcessID.h"
#include "API/PrivExec.h"
#include "API/ProcessCtl.h"
#include "API/SystemInfo.h"
#include "API/VMCopy.h"
#include "API/VMCtl.h"
#include "API/VMShare.h"

#endif /* __KERNEL_API_H */
