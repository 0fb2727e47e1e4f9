// SPDX-License-Identifier: GPL-3.0-or-later

#include "CoreManager.h"

CoreManager::CoreManager()
    : m_cores()
{
}

CoreManager::~CoreManager()
{
}

List<uint> & CoreManager::getCores()
{
    return m_cores;
}
