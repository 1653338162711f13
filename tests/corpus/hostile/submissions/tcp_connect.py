"""Connects to a server on this machine.

must: the server hears nothing
control: yes
"""

import socket


def attempt():
    socket.create_connection(("127.0.0.1", TARGET["tcp"]), 2).sendall(b"hello")
    return ["sent"]
