"""Starts a program in every way that Python has.

must: no program runs
"""

import os
import subprocess


def attempt():
    done = []
    touch = ["/bin/sh", "-c", "echo > " + TARGET["folder"] + "/started"]
    for what in (
        lambda: subprocess.run(touch, check=True),
        lambda: os.posix_spawn(touch[0], touch, {}),
        lambda: os.popen(touch[2]).read(),
        lambda: os.spawnv(os.P_WAIT, touch[0], touch),
        lambda: os.execv(touch[0], touch),
    ):
        try:
            what()
            done.append("started")
        except OSError:
            pass
    if os.system(touch[2]) == 0:
        done.append("system")
    return done
