"""Finds out which hidden files exist.

must: nothing is there
needs: namespaces
control: yes
"""

import os


def attempt():
    tried = (TARGET["secret"], TARGET["canary"], TARGET["package"] + "/checks/__init__.py")
    return [path for path in tried if os.path.lexists(path) or os.access(path, os.F_OK)]
