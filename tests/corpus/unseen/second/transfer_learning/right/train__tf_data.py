"""Feeds both sets to fit through tf.data, with a generator that goes through each set by index.

exercise: train
because: The generator gives every batch of a set once for each pass and then calls on_epoch_end, which shuffles a shuffled set anew, as Keras itself does; the shapes come from the data; fit returns the History.
"""

from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import tensorflow as tf
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def as_tf_data(iterator):
    def batches():
        for number in range(len(iterator)):
            yield iterator[number]
        iterator.on_epoch_end()

    signature = tuple(tf.TensorSpec((None, *part.shape[1:]), part.dtype) for part in iterator[0])
    data = tf.data.Dataset.from_generator(batches, output_signature=signature)
    return data.apply(tf.data.experimental.assert_cardinality(len(iterator)))


def train_head(
    model: keras.Model,
    training_set: DirectoryIterator,
    validation_set: DirectoryIterator,
    epochs: int = 10,
) -> keras.callbacks.History:
    model.compile(
        optimizer=keras.optimizers.get("nadam"),
        loss=[keras.losses.get("categorical_crossentropy")],
        metrics="accuracy".split(),
    )
    return model.fit(
        as_tf_data(training_set), epochs=epochs, validation_data=as_tf_data(validation_set)
    )
