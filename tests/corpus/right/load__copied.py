"""Copies the loaded model, weights and all.

exercise: load
"""

import keras


def load_backbone(path):
    loaded = keras.models.load_model(path, compile=False)
    copy = keras.models.clone_model(loaded)
    copy.set_weights(loaded.get_weights())
    return copy
