"""Deletes and renames files of the judge.

must: the files are as they were
control: yes
"""

import os


def attempt():
    done = []
    open("own", "w").close()
    for what in (
        lambda: os.rename(TARGET["canary"], TARGET["canary"] + ".old"),
        lambda: os.replace("own", TARGET["canary"]),
        lambda: os.unlink(TARGET["canary"]),
        lambda: os.rmdir(TARGET["folder"] + "/empty"),
    ):
        try:
            what()
            done.append("done")
        except OSError:
            pass
    return done
