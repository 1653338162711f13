"""Connects to a Unix socket by its path.

must: the server hears nothing
control: yes
"""

import socket


def attempt():
    link = socket.socket(socket.AF_UNIX)
    link.connect(TARGET["unix"])
    link.sendall(b"hello")
    return ["sent"]
