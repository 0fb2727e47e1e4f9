// SPDX-License-Identifier: GPL-3.0-or-later

#include <ChannelClient.h>
#include <POSIXApplication.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include "OldEcho.h"

/** Where another program finds the words of this one. */
class OldProgram : public POSIXApplication
{
  public:

    OldProgram(int argc, char **argv)
        : POSIXApplication(argc, argv)
    {
        parser().setDescription("A program as they were written for FreeNOS 1.0.4");
        parser().registerFlag('e', "exit", "Exit with the given status");
        parser().registerFlag('w', "where", "Print the current directory");
        parser().registerFlag('s', "spin", "Run until somebody ends it");
        parser().registerFlag('c', "call", "Ask the given server once");
        parser().registerFlag('k', "console", "Write a long text on the console of the kernel");
        parser().registerFlag('r', "run", "Run another program with one argument and return its status");
        parser().registerPositional("FILE", "Files, which are counted", 0);
    }

    virtual ~OldProgram()
    {
    }

    virtual Result exec()
    {
        const char *status = arguments().get("exit");
        const char *server = arguments().get("call");
        const char *program = arguments().get("run");

        if (status)
        {
            exit(atoi(status));
        }
        if (arguments().get("spin"))
        {
            for (;;)
            {
                ProcessCtl(SELF, Schedule);
            }
        }
        if (arguments().get("where"))
        {
            char directory[64];

            printf("%s", getcwd(directory, sizeof(directory)));
            return Success;
        }
        if (arguments().get("console"))
        {
            return console();
        }
        if (program)
        {
            const char *line[] = { program, *arguments().getPositionals()[0]->getValue(), NULL };
            exit(runProgram(program, line));
        }
        if (server)
        {
            return call(atoi(server));
        }

        const Vector<Argument *> & files = arguments().getPositionals();
        for (Size i = 0; i < files.count(); i++)
        {
            printf("%s ", *(files[i]->getValue()));
        }
        exit(files.count());
        return Success;
    }

  private:

    Result console() const
    {
        String text;

        for (Size i = 1000; i < 2000; i++)
        {
            text << i << " ";
        }
        text << "\r\n";
        return PrivExec(WriteConsole, (Address) *text) == API::Success ? Success : IOError;
    }

    Result call(const ProcessID pid) const
    {
        EchoMessage msg;

        msg.type = ChannelMessage::Request;
        msg.action = Echo::Add;
        msg.value = 41;
        if (ChannelClient::instance()->syncSendReceive(&msg, sizeof(msg), pid) != ChannelClient::Success)
        {
            ERROR("failed to call PID " << pid);
            return IOError;
        }
        return msg.value == 42 ? Success : InvalidArgument;
    }
};

int main(int argc, char **argv)
{
    OldProgram app(argc, argv);
    return app.run();
}
