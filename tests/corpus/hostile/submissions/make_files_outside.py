"""Makes files and folders in every place it can think of.

must: nothing is made
"""

import os


def attempt():
    done = []
    name = "/autograder-attack-" + TARGET["mark"]
    places = ("/tmp", "/var/tmp", "/dev/shm", "/run", "/home", "/root", "/etc", "/", "/usr/lib")
    for place in (*places, TARGET["folder"], TARGET["package"], TARGET["data"]):
        for what in (lambda p: open(p, "w").close(), os.mkdir):
            try:
                what(place + name)
                done.append(place)
            except OSError:
                pass
    return done
