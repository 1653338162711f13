"""Trained the head with sgd, and nothing else was done.

rest: stubs
earns: load 5, train 8
"""

from pathlib import Path
import keras


def load_backbone(path: str | Path) -> keras.Model:
    """Load the pre-trained model.

    `path` names a model that Keras saved, a `.h5` or a `.keras` file. Return the model with its
    weights as they are in the file.
    """
    return keras.models.load_model(path, compile=False)


def train_head(model, training_set, validation_set, epochs=10):
    model.compile(optimizer="sgd", loss="categorical_crossentropy", metrics=["accuracy"])
    return model.fit(training_set, validation_data=validation_set, epochs=epochs, verbose=0)
