"""Validates in a callback that evaluates all of the validation set after each epoch and adds the figures to the logs.

exercise: fine_tune
because: User callbacks run before History, so History records val_loss and val_accuracy as always; evaluate goes over the whole set. Flags first, then a new compile with Adam.
"""

from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


class Validation(keras.callbacks.Callback):
    def __init__(self, dataset):
        super().__init__()
        self.dataset = dataset

    def on_epoch_end(self, epoch, logs=None):
        figures = self.model.evaluate(self.dataset, verbose=0, return_dict=True)
        logs.update({f"val_{name}": value for name, value in figures.items()})


def wake(model):
    if model.trainable:
        return
    inner = [(layer, layer.trainable) for layer in model._flatten_layers(include_self=False)]
    model.trainable = True
    for layer, flag in inner:
        layer.trainable = flag


def fine_tune(
    model: keras.Model,
    training_set: DirectoryIterator,
    validation_set: DirectoryIterator,
    n_layers: int = 4,
    learning_rate: float = 1e-5,
    epochs: int = 10,
) -> keras.callbacks.History:
    wake(model)
    for _, layer in zip(range(n_layers), model.layers):
        layer.trainable = True
    model.compile(
        loss=keras.losses.categorical_crossentropy,
        optimizer=keras.optimizers.Adam(learning_rate),
        metrics=[keras.metrics.CategoricalAccuracy("accuracy")],
    )
    return model.fit(training_set, epochs=epochs, callbacks=[Validation(validation_set)])
