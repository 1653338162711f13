"""Reads the hidden checks where the package lies.

must: no file of the package can be read
control: yes
"""

import glob


def attempt():
    paths = glob.glob(TARGET["package"] + "/checks/**/*.py", recursive=True)
    paths += [TARGET["package"] + "/checks/__init__.py", TARGET["package"] + "/errors.py"]
    return [open(path).read(40) for path in paths]
