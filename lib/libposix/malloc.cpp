// SPDX-License-Identifier: GPL-3.0-or-later

#include <Allocator.h>
#include "errno.h"
#include "stdlib.h"
#include "string.h"

/** Precedes each piece of memory that malloc() hands out. */
struct Header
{
    size_t size; /**< Size of the memory behind it in bytes. */
    u32 marker;  /**< HeaderMarker as long as the memory is in use. */
};

/** Tells memory of malloc() from other memory. */
static const u32 HeaderMarker = 0x3a110cedU;

/** Header of a piece of memory, or null if malloc() did not hand it out. */
static Header * headerOf(void *ptr)
{
    Header *header = (Header *) ptr - 1;

    return ptr != ZERO && header->marker == HeaderMarker ? header : ZERO;
}

extern C void * malloc(size_t size)
{
    Allocator *alloc = Allocator::getDefault();
    Allocator::Range range = { 0, size + (Size) sizeof(Header), 0 };

    if (range.size < size || alloc == ZERO || alloc->allocate(range) != Allocator::Success)
    {
        errno = ENOMEM;
        return ZERO;
    }

    Header *header = (Header *) range.address;
    header->size = size;
    header->marker = HeaderMarker;
    return header + 1;
}

extern C void * calloc(size_t nmemb, size_t size)
{
    size_t total;

    if (__builtin_mul_overflow(nmemb, size, &total))
    {
        errno = ENOMEM;
        return ZERO;
    }

    void *ptr = malloc(total);
    return ptr != ZERO ? memset(ptr, 0, total) : ZERO;
}

extern C void * realloc(void *ptr, size_t size)
{
    if (ptr == ZERO)
    {
        return malloc(size);
    }
    if (size == 0)
    {
        free(ptr);
        return ZERO;
    }

    const Header *header = headerOf(ptr);
    void *memory = header != ZERO ? malloc(size) : ZERO;
    if (memory == ZERO)
    {
        errno = header != ZERO ? ENOMEM : EINVAL;
        return ZERO;
    }
    memcpy(memory, ptr, size < header->size ? size : header->size);
    free(ptr);
    return memory;
}

extern C void free(void *ptr)
{
    Header *header = headerOf(ptr);

    if (header != ZERO)
    {
        header->marker = 0;
        Allocator::getDefault()->release((Address) header);
    }
}
