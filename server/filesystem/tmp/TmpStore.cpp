// SPDX-License-Identifier: GPL-3.0-or-later

#include <Checksum.h>
#include <MemoryBlock.h>
#include "TmpStore.h"

/** Bits of a file number for its record; the rest is its generation. */
static const u32 indexBits = 12;
static const u32 indexMask = (1 << indexBits) - 1;

static_assert(Tmp::MaximumFiles < indexMask, "a number holds any record");

TmpStore::TmpStore()
    : m_header(ZERO)
    , m_records(ZERO)
    , m_used(ZERO)
    , m_firstBlock(0)
    , m_blocks(0)
    , m_nextBlock(0)
    , m_available(0)
{
}

TmpStore::~TmpStore()
{
    delete[] m_used;
}

u32 TmpStore::identitySum(const Tmp::Record & record)
{
    return checksum(&record.generation, offsetof(Tmp::Record, contents) - offsetof(Tmp::Record, generation));
}

u32 TmpStore::contentsSum(const Tmp::Contents & contents)
{
    return checksum(&contents, offsetof(Tmp::Contents, sum));
}

u32 TmpStore::headerSum(const Tmp::Header & header)
{
    return checksum(&header, offsetof(Tmp::Header, sum));
}

u32 TmpStore::lastSum(const Tmp::Last & last)
{
    return checksum(&last, offsetof(Tmp::Last, sum));
}

u32 TmpStore::hash(const char *name, const Size length)
{
    u32 value = 0;

    for (Size i = 0; i < length; i++)
    {
        value = value * 31 + (u8) name[i];
    }
    return value;
}

bool TmpStore::attach(void *memory, const Size size, State & state)
{
    const Size records = sizeof(Tmp::Record) * Tmp::MaximumFiles;

    if (size < MinimumSize)
    {
        return false;
    }

    m_header = (Tmp::Header *) memory;
    m_records = (Tmp::Record *) ((u8 *) memory + Tmp::BlockSize);
    m_firstBlock = 1 + CEIL(records, Tmp::BlockSize);
    m_blocks = size / Tmp::BlockSize;
    m_nextBlock = m_firstBlock;

    delete[] m_used;
    m_used = new u8[m_blocks];
    if (!m_used)
    {
        return false;
    }
    MemoryBlock::set(m_used, 0, m_blocks);
    m_available = m_blocks - m_firstBlock;

    if (m_header->magic != Tmp::Magic || m_header->size != size || m_header->files != Tmp::MaximumFiles ||
        m_header->sum != headerSum(*m_header))
    {
        format(size);
        state = Fresh;
        return true;
    }

    const Size lost = repair();

    // Without a root nothing can be found
    if (m_records[0].state != Tmp::Used)
    {
        MemoryBlock::set(m_used, 0, m_blocks);
        m_available = m_blocks - m_firstBlock;
        format(size);
        state = Fresh;
        return true;
    }
    state = lost ? Repaired : Restored;
    return true;
}

void TmpStore::format(const Size size)
{
    m_header->magic = 0;
    MemoryBlock::ordered();

    for (Size i = 0; i < Tmp::MaximumFiles; i++)
    {
        m_records[i].state = Tmp::Free;
    }

    MemoryBlock::set(m_header, 0, sizeof(*m_header));
    MemoryBlock::set(&m_records[0], 0, sizeof(m_records[0]));
    m_records[0].type = FileSystem::DirectoryFile;
    m_records[0].mode = FileSystem::OwnerRWX | FileSystem::GroupRWX | FileSystem::OtherRWX;
    m_records[0].sum = identitySum(m_records[0]);
    m_records[0].contents.sum = contentsSum(m_records[0].contents);
    m_records[0].state = Tmp::Used;

    m_header->size = size;
    m_header->files = Tmp::MaximumFiles;
    m_header->limit = 1;
    MemoryBlock::ordered();
    m_header->magic = Tmp::Magic;
    m_header->sum = headerSum(*m_header);
}

Size TmpStore::repair()
{
    Tmp::Undo & undo = m_header->undo;
    Size lost = 0;

    if (m_header->limit == 0 || m_header->limit > Tmp::MaximumFiles)
    {
        m_header->limit = Tmp::MaximumFiles;
    }

    if (undo.valid)
    {
        if (undo.record < m_header->limit && undo.contents.sum == contentsSum(undo.contents))
        {
            m_records[undo.record].contents = undo.contents;
        }
        MemoryBlock::ordered();
        undo.valid = 0;
    }

    for (u32 i = 0; i < m_header->limit; i++)
    {
        Tmp::Record & record = m_records[i];

        if (record.state == Tmp::Free)
        {
            continue;
        }
        if (record.state != Tmp::Used || !claim(i))
        {
            record.state = Tmp::Free;
            lost++;
            continue;
        }

        // A number is not to be given twice
        if ((s32) (record.generation - m_header->generation) > 0)
        {
            m_header->generation = record.generation;
        }
    }

    for (u32 i = 1; i < m_header->limit; i++)
    {
        if (m_records[i].state == Tmp::Used && !isRooted(i))
        {
            releaseBlocks(m_records[i].contents);
            m_records[i].state = Tmp::Free;
            lost++;
        }
    }
    return lost;
}

bool TmpStore::claim(const u32 index)
{
    Tmp::Record & record = m_records[index];
    const Tmp::Contents contents = record.contents;

    if (record.sum != identitySum(record) || contents.sum != contentsSum(contents) ||
        record.type >= FileSystem::UnknownFile || record.parent >= m_header->limit ||
        record.name[DIRENT_LEN - 1] != 0 || (record.name[0] == 0) != (index == 0) ||
        (index == 0 && record.type != FileSystem::DirectoryFile) || contents.size > Tmp::MaximumFileSize)
    {
        return false;
    }

    // What was claimed before the damage showed is given back
    Tmp::Contents claimed;
    bool sound = true;

    MemoryBlock::set(&claimed, 0, sizeof(claimed));

    for (Size i = 0; i < Tmp::DirectBlocks && sound; i++)
    {
        sound = contents.direct[i] == 0 || claimBlock(contents.direct[i]);
        claimed.direct[i] = sound ? contents.direct[i] : 0;
    }

    if (sound && contents.list)
    {
        sound = claimBlock(contents.list);

        u32 *list = (u32 *) block(contents.list);
        Size count = 0;

        for (; sound && count < Tmp::ListBlocks; count++)
        {
            sound = list[count] == 0 || claimBlock(list[count]);
        }

        if (!sound && count > 0)
        {
            for (Size i = 0; i + 1 < count; i++)
            {
                if (list[i])
                {
                    m_used[list[i]] = 0;
                    m_available++;
                }
            }
            m_used[contents.list] = 0;
            m_available++;
        }
    }

    if (!sound)
    {
        releaseBlocks(claimed);
    }
    return sound;
}

bool TmpStore::claimBlock(const u32 block)
{
    if (block < m_firstBlock || block >= m_blocks || m_used[block])
    {
        return false;
    }
    m_used[block] = 1;
    m_available--;
    return true;
}

void TmpStore::releaseBlocks(const Tmp::Contents & contents)
{
    for (Size i = 0; i < Tmp::DirectBlocks; i++)
    {
        if (contents.direct[i])
        {
            m_used[contents.direct[i]] = 0;
            m_available++;
        }
    }

    if (contents.list)
    {
        const u32 *list = (const u32 *) block(contents.list);

        for (Size i = 0; i < Tmp::ListBlocks; i++)
        {
            if (list[i])
            {
                m_used[list[i]] = 0;
                m_available++;
            }
        }
        m_used[contents.list] = 0;
        m_available++;
    }
}

bool TmpStore::isRooted(const u32 index) const
{
    u32 current = index;

    // A path that a client can give has fewer components than characters
    for (Size depth = 0; depth < FileSystemPath::MaximumLength; depth++)
    {
        const u32 parent = m_records[current].parent;

        if (current == 0)
        {
            return true;
        }
        if (m_records[parent].state != Tmp::Used || m_records[parent].type != FileSystem::DirectoryFile)
        {
            return false;
        }
        current = parent;
    }
    return false;
}

u32 TmpStore::number(const u32 index) const
{
    return (m_records[index].generation << indexBits) | (index + 1);
}

Tmp::Record * TmpStore::record(const u32 number) const
{
    const u32 index = (number & indexMask) - 1;

    if (index >= Tmp::MaximumFiles || m_records[index].state != Tmp::Used || this->number(index) != number)
    {
        return ZERO;
    }
    return &m_records[index];
}

bool TmpStore::isValid(const u32 number) const
{
    return record(number) != ZERO;
}

FileSystem::FileType TmpStore::type(const u32 number) const
{
    const Tmp::Record *file = record(number);

    return file ? (FileSystem::FileType) file->type : FileSystem::UnknownFile;
}

Size TmpStore::available() const
{
    return m_available;
}

u32 TmpStore::lookup(const u32 parent, const char *name, const Size length) const
{
    const u32 value = hash(name, length);

    for (u32 i = 1; i < m_header->limit; i++)
    {
        const Tmp::Record & record = m_records[i];

        if (record.hash == value && record.state == Tmp::Used && record.parent == parent &&
            MemoryBlock::compare((const void *) record.name, name, length) && record.name[length] == 0)
        {
            return i;
        }
    }
    return Tmp::MaximumFiles;
}

FileSystem::Result TmpStore::walk(const char *path, u32 & parent, const char *& name, Size & length) const
{
    u32 current = 0;

    parent = 0;
    name = path;
    length = 0;

    for (;;)
    {
        while (*path == '/')
        {
            path++;
        }
        if (*path == 0)
        {
            return FileSystem::Success;
        }

        // What was the last component until now must be a directory
        if (length > 0)
        {
            current = lookup(parent, name, length);
            if (current == Tmp::MaximumFiles || m_records[current].type != FileSystem::DirectoryFile)
            {
                return FileSystem::NotFound;
            }
        }

        parent = current;
        name = path;
        while (*path && *path != '/')
        {
            path++;
        }
        length = path - name;

        if (length >= DIRENT_LEN)
        {
            return FileSystem::InvalidArgument;
        }
    }
}

FileSystem::Result TmpStore::find(const char *path, u32 & number) const
{
    const char *name;
    Size length;
    u32 parent, index = 0;

    const FileSystem::Result result = walk(path, parent, name, length);
    if (result != FileSystem::Success)
    {
        return result;
    }

    if (length > 0 && (index = lookup(parent, name, length)) == Tmp::MaximumFiles)
    {
        return FileSystem::NotFound;
    }
    number = this->number(index);
    return FileSystem::Success;
}

FileSystem::Result TmpStore::status(const u32 number, FileSystem::FileStat & st) const
{
    const Tmp::Record *file = record(number);

    if (!file)
    {
        return FileSystem::NotFound;
    }

    st.type = (FileSystem::FileType) file->type;
    st.inode = number;
    st.access = (FileSystem::FileModes) file->mode;
    st.size = file->contents.size;
    st.userID = 0;
    st.groupID = 0;

    if (file->type == FileSystem::DirectoryFile)
    {
        Name name;
        Size position = 0;

        for (st.size = 0; next(number, position, name); st.size += sizeof(Dirent))
        {
        }
    }
    return FileSystem::Success;
}

bool TmpStore::next(const u32 directory, Size & position, Name & name) const
{
    const Tmp::Record *file = record(directory);

    if (!file || file->type != FileSystem::DirectoryFile)
    {
        return false;
    }

    const u32 parent = file - m_records;

    if (position < 2)
    {
        name.text = position == 0 ? "." : "..";
        name.type = FileSystem::DirectoryFile;
        name.number = number(position == 0 ? parent : file->parent);
        position++;
        return true;
    }

    // Behind these two, a position is a record
    for (u32 i = position - 1; i < m_header->limit; i++)
    {
        if (m_records[i].state == Tmp::Used && m_records[i].parent == parent)
        {
            name.text = m_records[i].name;
            name.type = (FileSystem::FileType) m_records[i].type;
            name.number = number(i);
            position = i + 2;
            return true;
        }
    }
    position = m_header->limit + 1;
    return false;
}

void TmpStore::note(const FileSystem::Action action, const Cause & cause, const u32 index, const u32 generation)
{
    Tmp::Last & last = m_header->last;

    last.sum = 0;
    MemoryBlock::ordered();
    last.action = action;
    last.client = cause.client;
    last.request = cause.request;
    last.record = index;
    last.generation = generation;
    last.sum = lastSum(last);
    MemoryBlock::ordered();
}

bool TmpStore::isRepeated(const FileSystem::Action action, const Cause & cause) const
{
    const Tmp::Last & last = m_header->last;

    return last.sum == lastSum(last) && last.action == action && last.client == cause.client &&
           last.request == cause.request && last.record < Tmp::MaximumFiles;
}

FileSystem::Result TmpStore::create(const char *path,
                                    const FileSystem::FileType type,
                                    const FileSystem::FileModes mode,
                                    const Cause & cause)
{
    const char *name;
    Size length;
    u32 parent;

    const FileSystem::Result result = walk(path, parent, name, length);
    if (result != FileSystem::Success)
    {
        return result;
    }
    else if (length == 0)
    {
        return FileSystem::AlreadyExists;
    }

    const u32 existing = lookup(parent, name, length);
    if (existing != Tmp::MaximumFiles)
    {
        // Perhaps we did it, but did not live to tell
        const Tmp::Last & last = m_header->last;
        const bool ours = isRepeated(FileSystem::CreateFile, cause) && last.record == existing &&
                          last.generation == m_records[existing].generation;

        return ours ? FileSystem::Success : FileSystem::AlreadyExists;
    }

    u32 index = 1;
    while (index < Tmp::MaximumFiles && m_records[index].state != Tmp::Free)
    {
        index++;
    }
    if (index == Tmp::MaximumFiles)
    {
        return FileSystem::NoSpace;
    }

    const u32 generation = m_header->generation + 1;
    Tmp::Record & record = m_records[index];

    note(FileSystem::CreateFile, cause, index, generation);
    m_header->generation = generation;

    if (m_header->limit <= index)
    {
        m_header->limit = index + 1;
    }

    MemoryBlock::set(&record, 0, sizeof(record));
    record.generation = generation;
    record.parent = parent;
    record.hash = hash(name, length);
    record.type = type;
    record.mode = mode;
    MemoryBlock::copy((void *) record.name, name, length);
    record.sum = identitySum(record);
    record.contents.sum = contentsSum(record.contents);

    // Now it is there
    MemoryBlock::ordered();
    record.state = Tmp::Used;
    return FileSystem::Success;
}

FileSystem::Result TmpStore::remove(const char *path, const Cause & cause)
{
    const char *name;
    Size length;
    u32 parent, index;

    FileSystem::Result result = walk(path, parent, name, length);
    if (result == FileSystem::Success && length == 0)
    {
        return FileSystem::PermissionDenied;
    }

    index = result == FileSystem::Success ? lookup(parent, name, length) : Tmp::MaximumFiles;
    if (index == Tmp::MaximumFiles)
    {
        const Tmp::Last & last = m_header->last;
        const bool ours = isRepeated(FileSystem::DeleteFile, cause) && m_records[last.record].state == Tmp::Free;

        return ours ? FileSystem::Success : FileSystem::NotFound;
    }

    for (u32 i = 1; i < m_header->limit; i++)
    {
        if (m_records[i].state == Tmp::Used && m_records[i].parent == index)
        {
            return FileSystem::NotEmpty;
        }
    }

    note(FileSystem::DeleteFile, cause, index, m_records[index].generation);
    m_records[index].state = Tmp::Free;
    MemoryBlock::ordered();
    releaseBlocks(m_records[index].contents);
    return FileSystem::Success;
}
