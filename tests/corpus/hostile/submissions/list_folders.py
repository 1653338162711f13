"""Lists folders outside its own.

must: no folder is listed
control: yes
"""

import os


def attempt():
    seen = []
    for path in ("/", "/tmp", "/home", "/root", "/var", TARGET["folder"], TARGET["package"]):
        try:
            seen += os.listdir(path)
        except OSError:
            pass
    return seen
