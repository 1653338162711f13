"""Built the architecture anew and left the weights in the file.

exercise: load
fails: loads_what_it_learned
misconception: fresh-weights
"""

import keras


def load_backbone(path):
    model = keras.models.load_model(path, compile=False)
    return keras.models.clone_model(model)
