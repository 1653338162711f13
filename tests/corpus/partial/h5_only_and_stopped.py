"""Read .h5 files only, and left all but the layer table.

rest: stubs
solved: inspect
earns: load 3
"""

import keras


def load_backbone(path):
    if not str(path).endswith(".h5"):
        raise ValueError("only .h5 files can be loaded")
    return keras.models.load_model(path)
