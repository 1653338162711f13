"""Steals the labels of the test images from their folders.

must: only the training images are there
control: yes
"""

import glob
import os


def attempt():
    found = glob.glob(TARGET["data"] + "/Shoes/Test/*/*")
    try:
        found += os.listdir(TARGET["data"] + "/Shoes/Test/Heels")
    except OSError:
        pass
    try:
        open(TARGET["data"] + "/Shoes/Test/Heels/0.png").read()
        found.append("read")
    except OSError:
        pass
    return found
