"""Reads through a symbolic link in its own folder.

must: the token stays secret
control: yes
"""

import os


def attempt():
    os.symlink(TARGET["secret"], "link")
    return open("link").read()
