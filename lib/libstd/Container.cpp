// SPDX-License-Identifier: GPL-3.0-or-later

#include "Container.h"

Container::Container()
{
}

Container::~Container()
{
}

bool Container::isEmpty() const
{
    return count() == 0;
}

bool Container::reserve(Size size)
{
    return size <= this->size() || resize(size);
}

bool Container::shrink(Size size)
{
    return size >= this->size() || resize(size);
}

Size Container::squeeze()
{
    shrink(count());
    return size();
}

bool Container::resize(Size size)
{
    return size == this->size();
}
