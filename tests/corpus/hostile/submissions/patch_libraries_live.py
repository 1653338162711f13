"""Replaces Keras, NumPy, json and the grader itself in its process.

must: the next process knows nothing of it
outcome: returned, error, crashed, bad evidence, timed out, returned-forged
"""

import builtins
import json
import sys

import keras
import numpy


def attempt():
    for name, module in list(sys.modules.items()):
        if name.startswith("autograder") and name != "autograder":
            for key in list(vars(module)):
                if callable(vars(module)[key]):
                    vars(module)[key] = lambda *args, **kwargs: []
    keras.Model.fit = keras.Model.evaluate = lambda *args, **kwargs: [0.0, 1.0]
    numpy.array = numpy.asarray = lambda *args, **kwargs: None
    json.dumps = json.loads = lambda *args, **kwargs: None
    builtins.isinstance = lambda *args: True
    return []
