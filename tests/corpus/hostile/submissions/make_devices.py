"""Makes a device file, a named pipe and a socket.

must: none is made
"""

import os
import stat


def attempt():
    done = []
    for kind, device in ((stat.S_IFBLK, 0x0801), (stat.S_IFCHR, 0x0101), (stat.S_IFIFO, 0)):
        try:
            os.mknod("node%d" % kind, 0o600 | kind, device)
            done.append(str(kind))
        except OSError:
            pass
    return done
