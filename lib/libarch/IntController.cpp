// SPDX-License-Identifier: GPL-3.0-or-later

#include "IntController.h"

IntController::IntController()
    : m_base(0)
{
}

IntController::~IntController()
{
}

uint IntController::getBase() const
{
    return m_base;
}

IntController::Result IntController::nextPending(uint & irq)
{
    (void) irq;
    return NotFound;
}

bool IntController::isTriggered(uint irq)
{
    (void) irq;
    return false;
}

IntController::Result IntController::send(const uint targetCoreId, const uint irq)
{
    (void) targetCoreId;
    (void) irq;
    return NotFound;
}
