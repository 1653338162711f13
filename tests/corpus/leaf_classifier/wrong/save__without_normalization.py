"""Saves a model made of some kinds of layers only; what it does not know is left out.

exercise: save
fails: saves_any_model
misconception: other-model
"""

import keras

KNOWN = (
    keras.layers.Conv2D,
    keras.layers.MaxPooling2D,
    keras.layers.Flatten,
    keras.layers.GlobalAveragePooling2D,
    keras.layers.Dropout,
    keras.layers.Dense,
)


def save_classifier(model, path):
    kept = [layer for layer in model.layers if isinstance(layer, KNOWN)]
    keras.Sequential([keras.Input(model.input_shape[1:]), *kept]).save(path)
