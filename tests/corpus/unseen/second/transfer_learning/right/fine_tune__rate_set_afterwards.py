"""Unfreezes by get_layer(index=...), compiles with the string adam and sets the learning rate on the optimizer.

exercise: fine_tune
because: get_layer(index=...) counts as model.layers does; the learning rate is a variable of the optimizer and is read at each step, so setting it before fit is the same as giving it to Adam. The flag of the model as a whole is set only if it is False, and the layers get theirs back.
"""

from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


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
    index = 0
    while index < min(n_layers, len(model.layers)):
        model.get_layer(index=index).trainable = True
        index += 1
    model.compile("adam", "categorical_crossentropy", metrics=["accuracy"])
    model.optimizer.learning_rate = learning_rate
    return model.fit(x=training_set, validation_data=validation_set, epochs=epochs)
