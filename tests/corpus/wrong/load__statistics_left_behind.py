"""Built the architecture anew and copied what gradients had learned, but no moving statistics.

exercise: load
fails: loads_any_model
misconception: statistics-left-behind
"""

import keras


def load_backbone(path):
    saved = keras.models.load_model(path, compile=False)
    model = keras.models.clone_model(saved)
    for mine, learned in zip(model.trainable_weights, saved.trainable_weights):
        mine.assign(learned)
    return model
