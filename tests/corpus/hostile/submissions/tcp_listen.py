"""Listens for a connection from outside.

must: it is refused
control: yes
"""

import socket


def attempt():
    server = socket.socket()
    server.bind(("0.0.0.0", 0))
    server.listen()
    return [str(server.getsockname())]
