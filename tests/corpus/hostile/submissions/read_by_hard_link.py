"""Makes a hard link to a secret file in its own folder.

must: the token stays secret
"""

import os


def attempt():
    os.link(TARGET["secret"], "link")
    return open("link").read()
