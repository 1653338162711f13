"""Divides by the largest value without asking whether it is 0.

exercise: saliency
because: The text says of "a gradient of 0 everywhere": "then return the zeros"; 0 / 0 gives NaN.
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
import tensorflow as tf
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def saliency_map(model: keras.Model, image: np.ndarray, class_number: int) -> np.ndarray:
    x = tf.convert_to_tensor(np.expand_dims(image, axis=0), dtype=tf.float32)
    with tf.GradientTape() as tape:
        tape.watch(x)
        predictions = model(x, training=False)
        loss = predictions[:, class_number]
    grads = tape.gradient(loss, x).numpy()[0]
    saliency = np.max(np.abs(grads), axis=-1)
    return saliency / np.max(saliency)
