"""Reads extended attributes of a secret file.

must: it is refused
"""

import os


def attempt():
    return [os.getxattr(TARGET["secret"], "user.token").decode()]
