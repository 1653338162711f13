"""Sends from the socket of the frames to somewhere else.

must: the server hears nothing
outcome: returned, error, bad evidence
"""

import os
import socket
import stat


def attempt():
    sent = []
    for descriptor in range(3, 256):
        try:
            if not stat.S_ISSOCK(os.fstat(descriptor).st_mode):
                continue
            link = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM, fileno=os.dup(descriptor))
            link.connect(TARGET["unix"])
            sent.append(str(descriptor))
        except OSError:
            pass
    return sent
