"""Returned the path instead of the model.

exercise: load
fails: loads_the_model
misconception: returned-something-else
"""

import keras


def load_backbone(path):
    keras.models.load_model(path)
    return path
