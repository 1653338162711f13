"""Writes into Python's libraries, for the next submission to import.

must: the libraries are as they were
"""

import os

import keras
import numpy


def attempt():
    done = []
    for module in (keras, numpy, os):
        for path in (module.__file__, os.path.dirname(module.__file__) + "/autograder_attack.py"):
            try:
                open(path, "a").write("")
                done.append(path)
            except OSError:
                pass
    return done
