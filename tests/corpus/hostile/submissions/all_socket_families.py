"""Tries every family and type of socket.

must: none is made
control: yes
"""

import socket


def attempt():
    made = []
    for family in range(1, 46):
        for kind in (1, 2, 3, 5, 10, 1 | 0o2000000):
            for protocol in (0, 1, 6, 17, 132, 255, 262):
                try:
                    link = socket.socket(family, kind, protocol)
                except OSError:
                    continue
                made.append(f"{family}/{kind}/{protocol}")
                link.close()
    return made[:20]
