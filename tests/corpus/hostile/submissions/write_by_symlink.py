"""Writes through a symbolic link in its own folder.

must: the file is as it was
control: yes
"""

import os


def attempt():
    os.symlink(TARGET["canary"], "link")
    open("link", "w").write("10/10")
