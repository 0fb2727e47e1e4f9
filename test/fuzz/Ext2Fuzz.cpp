// SPDX-License-Identifier: GPL-3.0-or-later

#include <stddef.h>
#include <Ext2Reader.h>
#include <MemoryBlock.h>

/**
 * Any bytes whatever as an ext2 file system: nothing outside of them is read, and all ends.
 */

/** The bytes as storage. Reading anything else stops the fuzzer. */
class FuzzStorage : public Storage
{
  public:

    FuzzStorage(const unsigned char *data, const size_t size)
        : m_data(data)
        , m_size(size)
    {
    }

    virtual FileSystem::Result initialize()
    {
        return FileSystem::Success;
    }

    virtual FileSystem::Result read(const u64 offset, void *buffer, const Size size) const
    {
        if (offset > m_size || size > m_size - offset)
        {
            return FileSystem::InvalidArgument;
        }
        MemoryBlock::copy(buffer, m_data + offset, size);
        return FileSystem::Success;
    }

    virtual u64 capacity() const
    {
        return m_size;
    }

  private:

    const unsigned char *m_data;
    const size_t m_size;
};

/** Stops the fuzzer when a promise is broken. */
static void check(const bool promise)
{
    if (!promise)
    {
        __builtin_trap();
    }
}

/** Read the begin and the end of a file. */
static void readFile(const Ext2Reader & reader, const Ext2::Inode & inode)
{
    u8 buffer[4096];
    Size total;

    if (reader.fileSize(inode, total) != FileSystem::Success)
    {
        return;
    }

    const Size offsets[] = { 0, total / 2, total > 100 ? total - 100 : 0, total, ~0U };

    for (const Size offset : offsets)
    {
        Size size = sizeof(buffer);

        if (reader.read(inode, offset, buffer, size) == FileSystem::Success)
        {
            check(size <= sizeof(buffer));
            check(offset >= total ? size == 0 : size == (total - offset < sizeof(buffer) ? total - offset : size));
        }
    }
}

/** Read a directory, and find in it what was read. */
static void readDirectory(const Ext2Reader & reader, const Ext2::Inode & inode)
{
    Ext2Reader::Name name;
    Size position = 0, before = 0;

    for (Size i = 0; i < 64 && reader.next(inode, position, name) == FileSystem::Success; i++)
    {
        u32 number;

        check(position > before);
        check(name.length > 0 && name.length <= Ext2Reader::MaximumName && name.text[name.length] == 0);
        check(reader.lookup(inode, name.text, name.length, number) == FileSystem::Success);
        before = position;
    }
}

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const FuzzStorage storage(data, size);
    Ext2Reader reader(storage);
    Ext2::Inode inode;
    u32 number;

    if (reader.initialize() != FileSystem::Success)
    {
        return 0;
    }

    for (u32 i = 0; i < 40; i++)
    {
        if (reader.readInode(i, inode) == FileSystem::Success)
        {
            readFile(reader, inode);

            if (Ext2Reader::fileType(inode) == FileSystem::DirectoryFile)
            {
                readDirectory(reader, inode);
            }
        }
    }

    static const char *paths[] = { "/", "/file", "/link", "/loop", "/dir/file", "/dir/../absolute", "/slow/x" };

    for (const char *path : paths)
    {
        if (reader.resolve(path, number) == FileSystem::Success)
        {
            check(number > 0);
        }
    }
    return 0;
}
