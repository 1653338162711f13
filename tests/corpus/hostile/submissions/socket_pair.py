"""Makes a pair of sockets, and sends to an address from it.

must: the server hears nothing
control: yes
"""

import socket


def attempt():
    one, _ = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
    one.sendto(b"hello", TARGET["datagram"])
    return ["sent"]
