// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __TEST_CONTRACT_LIBS_INTERFACE_H
#define __TEST_CONTRACT_LIBS_INTERFACE_H

#include "../system/Signature.h"

extern InterfaceCheck checkLibstd;
extern InterfaceCheck checkContainers;
extern InterfaceCheck checkLiballoc;
extern InterfaceCheck checkLibexec;
extern InterfaceCheck checkLibipc;
extern InterfaceCheck checkLibtest;

#endif /* __TEST_CONTRACT_LIBS_INTERFACE_H */
