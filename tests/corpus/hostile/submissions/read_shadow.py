"""Reads the password hashes of the machine.

must: it is refused
"""


def attempt():
    return open("/etc/shadow").read()
