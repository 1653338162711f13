"""Freezes the extractor before the new layer is put on it.

exercise: head
because: The text says "Leave `extractor` itself as it is"; it is not trainable afterwards.
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
import tensorflow as tf
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def add_head(extractor: keras.Model, n_classes: int) -> keras.Model:
    extractor.trainable = False
    outputs = layers.Dense(n_classes, activation="softmax", name="shoes")(extractor.output)
    model = keras.Model(inputs=extractor.input, outputs=outputs)
    return model
