"""Loaded the model and did not return it.

exercise: load
fails: loads_the_model
misconception: returned-nothing
"""

import keras


def load_backbone(path):
    model = keras.models.load_model(path)
    model.summary()
