// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include <RecoveryClient.h>
#include <TestRunner.h>
#include <TestCase.h>
#include <XXHash32.h>
#include <GuestMain.h>
#include <string.h>
#include <unistd.h>
#include <sys/stat.h>
#include "ProgramFile.h"
#include "Victim.h"

/*
 * Restart of a program whose file was damaged since it was started: it is refused, and the process goes on as if
 * nothing had been asked.
 */

/** Both hold a whole program */
static ProgramFile *newFile()
{
    return new ProgramFile;
}

/** Damages the program; @return True if the file was written */
typedef bool Damage(ProgramFile & file);

/** Start a sound program, damage its file, ask for a restart */
static TestResult refuses(Damage *damage)
{
    ProgramFile *file = newFile();
    TestResult result = OK;

    {
        Victim victim(file->path());
        const Size shares = SystemInformation().shareCount;
        const RecoveryClient recovery;

        if (!file->isSound() || !victim.isReady())
            result = TestResult(TestResult::Failure, "the sound program does not run");
        else if (!damage(*file))
            result = TestResult(TestResult::Failure, "the damaged program is not written");
        else if (recovery.restartProcess(victim.getProcessID()) != Recovery::IOError)
            result = TestResult(TestResult::Failure, "the restart is not refused");
        else if (!victim.isUnharmed())
            result = TestResult(TestResult::Failure, "the process is harmed");

        // Nothing of the damaged program is remembered
        else if (!file->restore() || !file->writeElf() ||
                 recovery.restartProcess(victim.getProcessID()) != Recovery::Success || !victim.isRestarted())
            result = TestResult(TestResult::Failure, "the sound program is not restarted");
        else if (SystemInformation().shareCount != shares)
            result = TestResult(TestResult::Failure, "shares are left");
    }
    delete file;
    return result;
}

/** First segment with code and one behind it */
static const Size codeSegment = 0, laterSegment = 1;

TestCase(SoundProgramIsRestarted)
{
    ProgramFile *file = newFile();
    TestResult result = OK;

    {
        // Not compressed, then compressed
        Victim plain(file->path());
        if (!plain.isReady() || RecoveryClient().restartProcess(plain.getProcessID()) != Recovery::Success ||
            !plain.isRestarted())
            result = TestResult(TestResult::Failure, "not compressed");
    }
    delete file;
    file = newFile();
    {
        Victim victim(file->path());
        if (!victim.isReady() || !file->write(file->compressed(), file->compressedSize()) ||
            RecoveryClient().restartProcess(victim.getProcessID()) != Recovery::Success || !victim.isRestarted())
            result = TestResult(TestResult::Failure, "compressed");
    }
    delete file;
    return result;
}

TestCase(ProgramCountsAsItsFileIsAtEachRestart)
{
    ProgramFile *file = newFile();
    const RecoveryClient recovery;
    TestResult result = OK;

    {
        Victim victim(file->path());

        if (!victim.isReady() || recovery.restartProcess(victim.getProcessID()) != Recovery::Success ||
            !victim.isRestarted())
            result = TestResult(TestResult::Failure, "the program is not restarted");
        else if (!file->write(file->elf(), 8192) ||
                 recovery.restartProcess(victim.getProcessID()) != Recovery::IOError || !victim.isUnharmed())
            result = TestResult(TestResult::Failure, "the program that was there before is remembered");
        else if (!file->restore() || !file->writeElf() ||
                 recovery.restartProcess(victim.getProcessID()) != Recovery::Success || !victim.isRestarted())
            result = TestResult(TestResult::Failure, "the program is not restarted again");
    }
    delete file;
    return result;
}

/** Free memory, when the RecoveryServer has put in order what it sets aside */
static Size settledMemory()
{
    for (Size i = 0; i < 20; i++)
        GuestChild::pause();

    return SystemInformation().memoryAvail;
}

TestCase(RestartsOfManyProgramsLeaveNothingBehind)
{
    Size before = 0;
    bool restarted = true;

    // The first ones make what stays
    for (Size i = 0; i < 6 && restarted; i++)
    {
        ProgramFile *file = newFile();

        {
            Victim victim(file->path());
            restarted = victim.isReady() &&
                RecoveryClient().restartProcess(victim.getProcessID()) == Recovery::Success && victim.isRestarted();
        }
        delete file;
        before = i == 2 ? settledMemory() : before;
    }
    testAssert(restarted);
    testAssert(settledMemory() == before);
    return OK;
}

TestCase(MissingProgram)
{
    return refuses([](ProgramFile & file) { file.remove(); return true; });
}

TestCase(DirectoryInPlaceOfTheProgram)
{
    return refuses([](ProgramFile & file)
    {
        file.remove();
        return mkdir(file.path(), S_IRWXU) == 0;
    });
}

TestCase(EmptyProgram)
{
    return refuses([](ProgramFile & file) { return file.write(file.elf(), 0); });
}

TestCase(ProgramTruncatedInItsSegments)
{
    return refuses([](ProgramFile & file) { return file.write(file.elf(), 8192); });
}

TestCase(ProgramTruncatedInItsHeader)
{
    return refuses([](ProgramFile & file) { return file.write(file.elf(), 40); });
}

TestCase(TextInPlaceOfTheProgram)
{
    return refuses([](ProgramFile & file) { return file.write((const u8 *) "#!/bin/sh\necho no program\n", 26); });
}

TestCase(ProgramOfAnotherMachine)
{
    return refuses([](ProgramFile & file)
    {
        file.header()->basic.machine = file.header()->basic.machine == ELF_MACHINE_386 ? 40 : ELF_MACHINE_386;
        return file.writeElf();
    });
}

TestCase(ProgramOfAnotherWordSize)
{
    return refuses([](ProgramFile & file)
    {
        file.header()->basic.elfClass = ELF_CLASS_64;
        return file.writeElf();
    });
}

TestCase(ProgramWithOverlappingSegments)
{
    return refuses([](ProgramFile & file)
    {
        file.segment(laterSegment)->virtualAddress = file.segment(codeSegment)->virtualAddress;
        return file.writeElf();
    });
}

TestCase(ProgramInTheKernel)
{
    return refuses([](ProgramFile & file)
    {
        file.segment(laterSegment)->virtualAddress = 0x100000;
        return file.writeElf();
    });
}

TestCase(ProgramInTheShares)
{
    return refuses([](ProgramFile & file)
    {
        file.segment(laterSegment)->virtualAddress = 0xd0000000;
        return file.writeElf();
    });
}

TestCase(ProgramAroundTheEndOfMemory)
{
    return refuses([](ProgramFile & file)
    {
        file.segment(laterSegment)->virtualAddress = 0xfffff000;
        file.segment(laterSegment)->memorySize = 0x2000;
        return file.writeElf();
    });
}

TestCase(ProgramLargerThanTheLimit)
{
    return refuses([](ProgramFile & file)
    {
        file.segment(2)->memorySize = 0x0f000000;
        return file.writeElf();
    });
}

TestCase(SegmentBehindTheEndOfTheFile)
{
    return refuses([](ProgramFile & file)
    {
        file.segment(laterSegment)->offset = file.elfSize() - 1;
        return file.writeElf();
    });
}

TestCase(StartOutsideOfTheCode)
{
    return refuses([](ProgramFile & file)
    {
        file.header()->entry = 0x100000;
        return file.writeElf();
    });
}

TestCase(CompressedProgramWithWrongChecksum)
{
    return refuses([](ProgramFile & file)
    {
        file.compressed()[file.compressedSize() - 1] ^= 1;
        return file.write(file.compressed(), file.compressedSize());
    });
}

TestCase(CompressedProgramWithDamagedContents)
{
    return refuses([](ProgramFile & file)
    {
        file.compressed()[file.compressedSize() / 2] ^= 0x10;
        return file.write(file.compressed(), file.compressedSize());
    });
}

TestCase(CompressedProgramTruncated)
{
    return refuses([](ProgramFile & file) { return file.write(file.compressed(), file.compressedSize() / 2); });
}

TestCase(CompressedProgramThatTellsAHugeSize)
{
    return refuses([](ProgramFile & file)
    {
        // Magic, flags, block size, content size, checksum of the descriptor (LZ4 Frame Format 1.6)
        u8 *frame = file.compressed();
        MemoryBlock::set(frame + 6, 0xff, 7);
        frame[14] = (XXHash32::hash(frame + 4, 10) >> 8) & 0xff;
        return file.write(frame, file.compressedSize());
    });
}

TestCase(RefusalsCostNoMemory)
{
    const ProcessInfo before = GuestChild::information(RECOVERY_PID);
    Size pages = 0;

    for (Size i = 0; i < 6; i++)
    {
        ProgramFile *file = newFile();
        Recovery::Result results[2];
        {
            Victim victim(file->path());
            file->write(file->elf(), 4096);
            results[0] = RecoveryClient().restartProcess(victim.getProcessID());
            file->remove();
            results[1] = RecoveryClient().restartProcess(victim.getProcessID());
        }
        delete file;
        testAssert(results[0] == Recovery::IOError && results[1] == Recovery::IOError);

        // The first rounds make what stays
        if (i == 2)
            pages = SystemInformation().memoryAvail;
    }
    testAssert(SystemInformation().memoryAvail == pages);
    testAssert(GuestChild::information(RECOVERY_PID).restarts == before.restarts);
    return OK;
}
