"""Cut the last layer off right after loading.

exercise: load
fails: loads_the_model
misconception: other-model
"""

import keras


def load_backbone(path):
    model = keras.models.load_model(path)
    return keras.Sequential([keras.Input(model.input_shape[1:]), *model.layers[:-1]])
