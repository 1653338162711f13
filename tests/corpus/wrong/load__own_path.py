"""Looks for the model in a file of its own choice.

exercise: load
fails: loads_the_model
misconception: own-file
"""

import keras


def load_backbone(path):
    return keras.models.load_model("leaf_model_on_my_disk.h5")
