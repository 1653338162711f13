"""Sends a datagram.

must: the server hears nothing
control: yes
"""

import socket


def attempt():
    link = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    link.sendto(b"hello", ("127.0.0.1", TARGET["udp"]))
    return ["sent"]
