// SPDX-License-Identifier: GPL-3.0-or-later

#include "ErrorCode.h"
#include "errno.h"

int ErrorCode::fromFileSystem(const FileSystem::Result result)
{
    switch (result)
    {
        case FileSystem::Success:          return ESUCCESS;
        case FileSystem::InvalidArgument:  return EINVAL;
        case FileSystem::NotFound:         return ENOENT;
        case FileSystem::RetryAgain:       return EAGAIN;
        case FileSystem::PermissionDenied: return EACCES;
        case FileSystem::AlreadyExists:    return EEXIST;
        case FileSystem::NotSupported:     return ENOTSUP;
        case FileSystem::TimedOut:         return ETIMEDOUT;
        case FileSystem::IpcError:         return ENODEV;
        case FileSystem::NoSpace:          return ENOSPC;
        case FileSystem::NotEmpty:         return ENOTEMPTY;
        default:                           return EIO;
    }
}

int ErrorCode::fromKernel(const API::Result result)
{
    switch (static_cast<API::Result>(result & 0xffff))
    {
        case API::Success:              return ESUCCESS;
        case API::AccessViolation:      return EPERM;
        case API::RangeError:           return EFAULT;
        case API::NotFound:             return ESRCH;
        case API::InvalidArgument:      return EINVAL;
        case API::OutOfMemory:          return ENOMEM;
        case API::AlreadyExists:        return EEXIST;
        case API::TemporaryUnavailable: return EAGAIN;
        default:                        return EIO;
    }
}

int ErrorCode::finish(const FileSystem::Result result)
{
    return result == FileSystem::Success ? 0 : fail(fromFileSystem(result));
}

int ErrorCode::fail(const int code)
{
    errno = code;
    return -1;
}
