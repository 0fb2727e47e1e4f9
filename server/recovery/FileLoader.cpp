// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include <MemoryBlock.h>
#include "FileLoader.h"

FileLoader::FileLoader(Listener *listener)
    : m_listener(listener)
    , m_readers { this, this, this, this }
{
}

bool FileLoader::isPending(const char *path) const
{
    for (const FileReader & reader : m_readers)
    {
        if (reader.isBusy() && MemoryBlock::compare(reader.path(), path))
            return true;
    }
    return m_queue.contains(String(path));
}

void FileLoader::request(const char *path)
{
    if (isPending(path))
        return;

    String copy((char *) path);
    m_queue.append(copy);
    startNext();
}

void FileLoader::startNext()
{
    for (FileReader & reader : m_readers)
    {
        if (reader.isBusy() || m_queue.isEmpty())
            continue;

        const String path = m_queue.first();

        m_queue.remove(m_queue.head());
        reader.start(*path);
    }
}

void FileLoader::onFile(const char *path, const u8 *data, const Size size)
{
    m_listener->onFile(path, data, size);
    startNext();
}
