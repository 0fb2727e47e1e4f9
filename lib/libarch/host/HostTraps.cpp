// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>

ulong trapKernel5(ulong num, ulong arg1, ulong arg2, ulong arg3, ulong arg4, ulong arg5)
{
    // Results are 32 bits wide, as on the target
    switch (num)
    {
        case API::PrivExecNumber:
            return (u32) PrivExecHandler((PrivOperation) arg1, arg2);

        case API::ProcessCtlNumber:
            return (u32) ProcessCtlHandler(arg1, (ProcessOperation) arg2, arg3, arg4);

        case API::SystemInfoNumber:
            return (u32) SystemInfoHandler((SystemInformation *) arg1);

        case API::VMCopyNumber:
            return (u32) VMCopyHandler(arg1, (API::Operation) arg2, arg3, arg4, arg5);

        case API::VMCtlNumber:
            return (u32) VMCtlHandler(arg1, (MemoryOperation) arg2, (Memory::Range *) arg3);

        case API::VMShareNumber:
            return (u32) VMShareHandler(arg1, (API::Operation) arg2, (ProcessShares::MemoryShare *) arg3);

        default:
            return API::InvalidArgument;
    }
}

ulong trapKernel4(ulong num, ulong arg1, ulong arg2, ulong arg3, ulong arg4)
{
    return trapKernel5(num, arg1, arg2, arg3, arg4, 0);
}

ulong trapKernel3(ulong num, ulong arg1, ulong arg2, ulong arg3)
{
    return trapKernel5(num, arg1, arg2, arg3, 0, 0);
}

ulong trapKernel2(ulong num, ulong arg1, ulong arg2)
{
    return trapKernel5(num, arg1, arg2, 0, 0, 0);
}

ulong trapKernel1(ulong num, ulong arg1)
{
    return trapKernel5(num, arg1, 0, 0, 0, 0);
}
