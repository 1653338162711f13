"""Takes the loss over from the compile before, when there was one.

exercise: fine_tune
because: The text says "Compile again ... with the loss and the metric of `train_head`", which is categorical cross-entropy; a model that was compiled with another loss, such as mean squared error, goes on with that one.
"""

from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def fine_tune(
    model: keras.Model,
    training_set: DirectoryIterator,
    validation_set: DirectoryIterator,
    n_layers: int = 4,
    learning_rate: float = 1e-5,
    epochs: int = 10,
) -> keras.callbacks.History:
    for layer in model.layers[:n_layers]:
        layer.trainable = True
    loss = model.loss if model.compiled else "categorical_crossentropy"
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate=learning_rate),
        loss=loss,
        metrics=["accuracy"],
    )
    return model.fit(training_set, validation_data=validation_set, epochs=epochs)
