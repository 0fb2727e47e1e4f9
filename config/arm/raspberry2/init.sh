# First script: starts the drivers and servers of this computer. When it ends, init starts the login.
/server/serial/server &
/bin/mount --wait=/dev/serial/serial0
stdio /dev/serial/serial0/io /dev/serial/serial0/io
/server/time/server &
/server/filesystem/tmp/server &
/bin/mount --wait=/tmp
/bin/sysinfo
