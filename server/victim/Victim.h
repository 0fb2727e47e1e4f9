// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __SERVER_VICTIM_VICTIM_H
#define __SERVER_VICTIM_VICTIM_H

/**
 * Actions and results of the victim: a server that harms itself on request.
 */
namespace Victim
{
    /** What a client can ask of it. */
    enum Action
    {
        Echo = 1,           /**< Answer the value plus one. */
        NullDereference,    /**< Write through a null pointer. */
        WildWrite,          /**< Write where nothing is mapped. */
        Divide,             /**< Divide by zero. */
        IllegalInstruction, /**< Execute an undefined instruction. */
        Breakpoint,         /**< Execute a breakpoint. */
        StackOverflow,      /**< Call itself until the stack is used up. */
        Unaligned,          /**< Read a word from an odd address. */
        Assertion,          /**< Come to a place that must not be reached. */
        Exit,               /**< End with the value as exit status. */
        EndlessLoop,        /**< Never return from the handler. */
        Progress,           /**< Work for so many milliseconds, and say that it progresses. */
        Slow,               /**< Sleep for so many milliseconds, then answer. */
        Silent,             /**< Go on with other requests and never answer this one. */
        Deadlock,           /**< Ask the process `pid`, which asks this one. */
        WaitForLoop,        /**< Have the process `pid` loop for ever, and wait for its answer. */
        LeakMemory,         /**< Allocate until there is no memory left. */
        CorruptHeap,        /**< Overwrite the heap. */
        CorruptChannel      /**< Send an answer that nobody asked for, then the right one. */
    };

    /** How the request ended. */
    enum Result
    {
        Success = 0,
        IOError,         /**< The server was ended by this request before, and refuses it. */
        NotSupported,    /**< This machine does not trap that. */
        IpcError         /**< No answer: the server is gone or could not be reached. */
    };
}

#endif /* __SERVER_VICTIM_VICTIM_H */
