"""Asks for the size and times of a secret file.

must: the file is not there
needs: namespaces
control: yes
"""

import os


def attempt():
    return [str(os.stat(TARGET["secret"]))]
