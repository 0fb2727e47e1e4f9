// SPDX-License-Identifier: GPL-3.0-or-later

#include <DatastoreClient.h>
#include <FreeNOS/User.h>
#include <KernelTimer.h>
#include <Log.h>
#include <MemoryBlock.h>
#include "FileSystemClient.h"
#include "FileSystemServer.h"
#include "MountTable.h"

u32 FileSystemServer::m_nextInode = FirstInode;
Size FileSystemServer::m_servers = 0;

FileSystemServer::FileSystemServer(Directory *root, const char *path)
    : ChannelServer<FileSystemServer, FileSystemMessage>(this)
    , m_pid(ProcessCtl(SELF, GetPID))
    , m_root(ZERO)
    , m_mountPath(path)
    , m_mounts(ZERO)
    , m_requests(new List<FileSystemRequest *>())
    , m_mountTable(ZERO)
    , m_current(ZERO)
{
    m_servers++;

    if (root)
    {
        setRoot(root);
    }

    const FileSystem::Action actions[] =
    {
        FileSystem::CreateFile, FileSystem::ReadFile, FileSystem::WriteFile, FileSystem::StatFile,
        FileSystem::DeleteFile, FileSystem::WaitFile, FileSystem::WaitFileSystem
    };

    for (const FileSystem::Action action : actions)
    {
        addIPCHandler(action, &FileSystemServer::pathHandler, false);
    }
    addIPCHandler(FileSystem::MountFileSystem, &FileSystemServer::mountHandler, false);
    addIPCHandler(FileSystem::GetFileSystems, &FileSystemServer::getFileSystemsHandler, false);

    if (m_pid == ROOTFS_PID)
    {
        restoreMounts();
    }
}

FileSystemServer::~FileSystemServer()
{
    dropRoot();

    for (ListIterator<FileSystemRequest *> i(m_requests); i.hasCurrent(); i++)
    {
        delete i.current();
    }
    delete m_requests;
    delete m_mountTable;

    if (--m_servers == 0)
    {
        m_nextInode = FirstInode;
    }
}

const char * FileSystemServer::getMountPath() const
{
    return m_mountPath;
}

u32 FileSystemServer::getNextInode()
{
    return m_nextInode++;
}

void FileSystemServer::restoreMounts()
{
    const DatastoreClient datastore;
    MountTable::Block *block = ZERO;

    m_mountTable = new MountTable();

    if (datastore.registerBuffer("mounts", &block, sizeof(*block)) != Datastore::Success || !block)
    {
        WARNING("no datastore: mounts are not kept over a restart");
    }
    else if (m_mountTable->attach(block))
    {
        m_mountTable->removeDead();
    }
    m_mounts = m_mountTable->entries();
}

FileSystem::Result FileSystemServer::mount()
{
    if (m_pid == ROOTFS_PID)
    {
        return FileSystem::Success;
    }

    const FileSystem::Result result = FileSystemClient(ROOTFS_PID).mountFileSystem(m_mountPath);
    if (result != FileSystem::Success)
    {
        ERROR("failed to mount " << m_mountPath << ": result = " << (int) result);
    }
    return result;
}

File * FileSystemServer::createFile(const FileSystem::FileType)
{
    return ZERO;
}

FileSystem::Result FileSystemServer::fetchPath(const FileSystemMessage *msg,
                                               char copy[FileSystemPath::MaximumLength],
                                               const char *& path) const
{
    const bool inside = msg->carries & FileSystemMessage::CarriesPath;

    path = inside ? msg->inside.path : copy;

    for (Size i = 0; i < FileSystemPath::MaximumLength; i++)
    {
        // A sender that gives only an address: not one byte past the end may be read
        if (!inside && VMCopy(msg->from, API::Read, (Address) &copy[i], (Address) msg->buffer + i, 1) != API::Success)
        {
            return FileSystem::IOError;
        }
        if (path[i] == 0)
        {
            return i > 0 ? FileSystem::Success : FileSystem::InvalidArgument;
        }
    }
    return FileSystem::InvalidArgument;
}

const char * FileSystemServer::relativePath(const char *path) const
{
    Size length = String::length(m_mountPath);

    while (length > 0 && m_mountPath[length - 1] == '/')
    {
        length--;
    }

    if (!MemoryBlock::compare((const void *) path, m_mountPath, length))
    {
        return ZERO;
    }

    switch (path[length])
    {
        case 0:   return "/";
        case '/': return path + length;
        default:  return ZERO;
    }
}

void FileSystemServer::pathHandler(FileSystemMessage *msg)
{
    FileSystemRequest req(msg, false);
    const FileSystem::Result result = processRequest(req);

    if (result == FileSystem::RetryAgain)
    {
        park(msg);
        return;
    }

    finish(req, result);
    reply(msg);
}

const FileSystemMessage * FileSystemServer::currentRequest() const
{
    return m_current;
}

FileSystem::Result FileSystemServer::processRequest(FileSystemRequest & req)
{
    FileSystemMessage *msg = req.getMessage();
    FileSystem::Result result;

    m_current = msg;

    if (msg->action == FileSystem::ReadFile || msg->action == FileSystem::WriteFile)
    {
        result = inodeHandler(req);
    }
    else if (msg->action == FileSystem::StatFile && !(msg->carries & FileSystemMessage::CarriesPath) && !msg->buffer)
    {
        // Without a path the request is for an open file
        File *file = getFile(msg->inode);
        result = file ? statusHandler(file, msg) : FileSystem::NotFound;
    }
    else
    {
        result = pathRequest(req);
    }

    m_current = ZERO;
    return result;
}

FileSystem::Result FileSystemServer::inodeHandler(FileSystemRequest & req)
{
    FileSystemMessage *msg = req.getMessage();
    File *file = getFile(msg->inode);
    Size size = msg->size;

    if (!file)
    {
        return FileSystem::NotFound;
    }

    FileSystem::Result result = msg->action == FileSystem::ReadFile ?
        file->read(req.getBuffer(), size, msg->offset) :
        file->write(req.getBuffer(), size, msg->offset);

    // What a file only put into the buffer, its client gets, too
    if (result == FileSystem::Success && msg->action == FileSystem::ReadFile && req.getBuffer().getCount() > 0)
    {
        req.getBuffer().flushWrite();
    }

    if (result == FileSystem::Success && req.getBuffer().getResult() != FileSystem::Success)
    {
        result = req.getBuffer().getResult();
    }

    if (result == FileSystem::Success)
    {
        msg->size = size;
    }
    return result;
}

FileSystem::Result FileSystemServer::pathRequest(FileSystemRequest & req)
{
    FileSystemMessage *msg = req.getMessage();
    char copy[FileSystemPath::MaximumLength];
    const char *path;
    FileSystem::Result result;

    // The names of a WaitFile request are inodes; a path only leads to the right server
    if (msg->action == FileSystem::WaitFile && !(msg->carries & FileSystemMessage::CarriesPath))
    {
        return waitFileHandler(req);
    }

    if ((result = fetchPath(msg, copy, path)) != FileSystem::Success)
    {
        return result;
    }

    if (msg->action == FileSystem::WaitFileSystem)
    {
        return waitMountHandler(path);
    }
    else if (redirectRequest(path, msg))
    {
        return FileSystem::RedirectRequest;
    }
    else if (msg->action == FileSystem::WaitFile)
    {
        return waitFileHandler(req);
    }

    const char *relative = relativePath(path);
    if (!relative)
    {
        return FileSystem::NotFound;
    }

    switch (msg->action)
    {
        case FileSystem::CreateFile:
            return createHandler(relative, msg);

        case FileSystem::DeleteFile:
            return removeFile(relative);

        case FileSystem::StatFile:
            if (File *file = findFile(relative, result))
            {
                return statusHandler(file, msg);
            }
            return result;

        default:
            return FileSystem::NotSupported;
    }
}

FileSystem::Result FileSystemServer::statusHandler(File *file, FileSystemMessage *msg)
{
    FileSystem::FileStat st = {};

    const FileSystem::Result result = file->status(st);
    if (result != FileSystem::Success)
    {
        return result;
    }

    st.inode = file->getInode();
    st.pid = m_pid;

    if (msg->carries & FileSystemMessage::WantsStat)
    {
        msg->inside.stat = st;
        return FileSystem::Success;
    }

    if (VMCopy(msg->from, API::Write, (Address) &st, (Address) msg->stat, sizeof(st)) != API::Success)
    {
        return FileSystem::IOError;
    }
    return FileSystem::Success;
}

FileSystem::Result FileSystemServer::createHandler(const char *path, FileSystemMessage *msg)
{
    if (msg->carries & FileSystemMessage::CarriesMode)
    {
        if (msg->fileType >= FileSystem::UnknownFile)
        {
            return FileSystem::InvalidArgument;
        }
        return makeFile(path, (FileSystem::FileType) msg->fileType, msg->mode);
    }

    FileSystem::FileStat st;

    if (VMCopy(msg->from, API::Read, (Address) &st, (Address) msg->stat, sizeof(st)) != API::Success)
    {
        return FileSystem::IOError;
    }
    return makeFile(path, st.type, st.access);
}

FileSystem::Result FileSystemServer::waitFileHandler(FileSystemRequest & req)
{
    FileSystemMessage *msg = req.getMessage();
    FileSystem::WaitSet set[MaximumWaitSet];
    const Size count = msg->size / sizeof(set[0]);
    const Size size = count * sizeof(set[0]);
    bool ready = false;

    if (count == 0 || count > MaximumWaitSet)
    {
        return FileSystem::InvalidArgument;
    }

    if (VMCopy(msg->from, API::Read, (Address) set, (Address) msg->buffer, size) != API::Success)
    {
        return FileSystem::IOError;
    }

    for (Size i = 0; i < count; i++)
    {
        const File *file = getFile(set[i].inode);

        if (!file)
        {
            return FileSystem::NotFound;
        }

        set[i].current = 0;
        if ((set[i].requested & FileSystem::Readable) && file->canRead())
        {
            set[i].current |= FileSystem::Readable;
        }
        if ((set[i].requested & FileSystem::Writable) && file->canWrite())
        {
            set[i].current |= FileSystem::Writable;
        }
        ready = ready || set[i].current;
    }

    if (!ready)
    {
        KernelTimer timer;

        timer.tick();
        if (!msg->timeout.frequency || !timer.isExpired(msg->timeout))
        {
            return FileSystem::RetryAgain;
        }
    }

    if (VMCopy(msg->from, API::Write, (Address) set, (Address) msg->buffer, size) != API::Success)
    {
        return FileSystem::IOError;
    }
    return ready ? FileSystem::Success : FileSystem::TimedOut;
}

FileSystem::Result FileSystemServer::waitMountHandler(const char *path) const
{
    if (!m_mountTable)
    {
        return FileSystem::NotSupported;
    }
    return m_mountTable->find(path) ? FileSystem::Success : FileSystem::RetryAgain;
}

bool FileSystemServer::redirectRequest(const char *path, FileSystemMessage *msg)
{
    const FileSystemMount *found = m_mountTable ? m_mountTable->find(path) : ZERO;

    if (!found || found->procID == m_pid)
    {
        return false;
    }

    msg->pid = found->procID;
    msg->pathMountLength = String::length(found->path);
    return true;
}

bool FileSystemServer::mayMount(const char *path, const ProcessID pid) const
{
    ProcessInfo info;

    // A server may reach the memory of those whose requests it works on. So nobody gets between clients and a path who
    // could not reach their memory anyway; what is mounted already, a restarted server may say again.
    return m_mountTable->isMountOf(path, pid) ||
           (ProcessCtl(pid, InfoPID, (Address) &info) == API::Success && (info.privileges & Privilege::Manage));
}

void FileSystemServer::mountHandler(FileSystemMessage *msg)
{
    char copy[FileSystemPath::MaximumLength];
    const char *path;
    bool existing = false;

    if (!m_mountTable)
    {
        msg->result = FileSystem::NotSupported;
    }
    else
    {
        msg->result = fetchPath(msg, copy, path);

        if (msg->result == FileSystem::Success && !mayMount(path, msg->from))
        {
            msg->result = FileSystem::PermissionDenied;
        }

        if (msg->result == FileSystem::Success)
        {
            msg->result = m_mountTable->insert(path, msg->from, existing);
        }

        if (msg->result == FileSystem::Success)
        {
            INFO((existing ? "remounted " : "mounted ") << path << " for process " << msg->from);
        }
    }

    msg->carries = FileSystemMessage::CarriesNothing;
    reply(msg);
}

void FileSystemServer::getFileSystemsHandler(FileSystemMessage *msg)
{
    FileSystemMount mounts[MountTable::MaximumMounts + 1];

    if (!m_mountTable)
    {
        msg->result = FileSystem::NotSupported;
    }
    else
    {
        MemoryBlock::set(mounts, 0, sizeof(mounts));
        MemoryBlock::copy(mounts[0].path, const_cast<char *>(m_mountPath), sizeof(mounts[0].path));
        mounts[0].procID = m_pid;

        const Size count = 1 + m_mountTable->list(&mounts[1]);
        const Size room = msg->size / sizeof(mounts[0]);

        msg->size = (count < room ? count : room) * sizeof(mounts[0]);
        msg->result = VMCopy(msg->from, API::Write, (Address) mounts, (Address) msg->buffer, msg->size) == API::Success ?
            FileSystem::Success : FileSystem::IOError;
    }

    msg->carries = FileSystemMessage::CarriesNothing;
    reply(msg);
}

void FileSystemServer::finish(FileSystemRequest & req, const FileSystem::Result result)
{
    FileSystemMessage *msg = req.getMessage();
    const bool stat = msg->action == FileSystem::StatFile && (msg->carries & FileSystemMessage::WantsStat);
    const bool data = msg->action == FileSystem::ReadFile && req.getBuffer().hasInside(msg->size);

    msg->result = result;
    msg->carries = FileSystemMessage::CarriesNothing;

    if (result == FileSystem::Success && stat)
    {
        msg->carries = FileSystemMessage::CarriesStat;
    }
    else if (result == FileSystem::Success && data)
    {
        msg->carries = FileSystemMessage::CarriesData;
        MemoryBlock::copy(msg->inside.data, req.getBuffer().getInside(), msg->size);
    }
}

void FileSystemServer::reply(FileSystemMessage *msg)
{
    const Ticket ticket = defer();

    if (ticket.pid == msg->from && ticket.identifier == msg->identifier && isRequestAlive(ticket))
    {
        respond(ticket, msg);
    }
    else
    {
        sendResponse(msg);
    }
}

void FileSystemServer::sendResponse(FileSystemMessage *msg) const
{
    Channel *channel = m_registry.getProducer(msg->from);

    msg->type = ChannelMessage::Response;

    if (!channel || channel->write(msg) != Channel::Success)
    {
        ERROR("no answer possible to process " << msg->from);
        return;
    }
    doorbell()->ring(msg->from);
    ProcessCtl(msg->from, Wakeup);
}

void FileSystemServer::park(FileSystemMessage *msg)
{
    FileSystemRequest *req = new FileSystemRequest(msg);

    if (!req)
    {
        msg->result = FileSystem::IOError;
        msg->carries = FileSystemMessage::CarriesNothing;
        reply(msg);
        return;
    }

    const Ticket ticket = defer();
    if (ticket.pid == msg->from && ticket.identifier == msg->identifier && isRequestAlive(ticket))
    {
        req->setSlot(ticket.slot);
    }
    m_requests->append(req);

    if (msg->timeout.frequency && msg->action == FileSystem::WaitFile)
    {
        armTimeout();
    }
}

MemoryChannel * FileSystemServer::channelOf(FileSystemRequest & req)
{
    return req.hasSlot() ? static_cast<MemoryChannel *>(m_registry.getConsumer(req.getMessage()->from)) : ZERO;
}

FileSystem::Result FileSystemServer::retryRequest(FileSystemRequest & req)
{
    MemoryChannel *channel = channelOf(req);

    // As with new requests: one that ended this server before is not tried for ever
    if (channel && channel->begin(req.getSlot()) >= MaximumAttempts)
    {
        return FileSystem::IOError;
    }
    return processRequest(req);
}

void FileSystemServer::survived(FileSystemRequest & req)
{
    if (MemoryChannel *channel = channelOf(req))
    {
        channel->end();
    }
}

bool FileSystemServer::retryRequests()
{
    bool changed = false;

    for (ListIterator<FileSystemRequest *> i(m_requests); i.hasCurrent();)
    {
        FileSystemRequest *req = i.current();
        FileSystemMessage *msg = req->getMessage();
        const Ticket ticket = { msg->from, req->getSlot(), (Size) msg->identifier };

        if (!req->hasSlot() || isRequestAlive(ticket))
        {
            const FileSystem::Result result = retryRequest(*req);

            if (result == FileSystem::RetryAgain)
            {
                survived(*req);
                i++;
                continue;
            }

            finish(*req, result);
            if (req->hasSlot())
            {
                respond(ticket, msg);
            }
            else
            {
                sendResponse(msg);
            }

            // Not before the answer is there: until then a successor must know that it was worked on
            survived(*req);
            changed = true;
        }

        i.remove();
        delete req;
    }
    return changed;
}

void FileSystemServer::armTimeout()
{
    m_expiry.frequency = 0;

    for (ListIterator<FileSystemRequest *> i(m_requests); i.hasCurrent(); i++)
    {
        const FileSystemMessage *msg = i.current()->getMessage();

        if (msg->action == FileSystem::WaitFile && msg->timeout.frequency &&
            (!m_expiry.frequency || (s32) (msg->timeout.ticks - m_expiry.ticks) < 0))
        {
            m_expiry = msg->timeout;
        }
    }
}

void FileSystemServer::timeout()
{
    retryAllRequests();
    armTimeout();
}

void FileSystemServer::onProcessTerminated(const ProcessID pid)
{
    for (ListIterator<FileSystemRequest *> i(m_requests); i.hasCurrent();)
    {
        FileSystemRequest *req = i.current();

        if (req->getMessage()->from == pid)
        {
            i.remove();
            delete req;
        }
        else
        {
            i++;
        }
    }

    if (m_mountTable)
    {
        m_mountTable->removeDead();
    }
}

void FileSystemServer::failRequest(FileSystemMessage *msg)
{
    msg->result = FileSystem::IOError;
    msg->carries = FileSystemMessage::CarriesNothing;
}
