"""Connects to a Unix socket in the abstract name space.

must: the server hears nothing
control: yes
"""

import socket


def attempt():
    link = socket.socket(socket.AF_UNIX)
    link.connect("\0" + TARGET["abstract"])
    link.sendall(b"hello")
    return ["sent"]
