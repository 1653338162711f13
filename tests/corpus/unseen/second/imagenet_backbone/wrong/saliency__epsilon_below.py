"""Adds Keras's epsilon to the largest value before it divides.

exercise: saliency
because: "divided by the largest of the whole map, so that it reaches from 0 to 1": for a network that is nearly sure the gradients are as small as the epsilon or smaller, and the map ends far below 1.
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
import tensorflow as tf
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def saliency_map(model: keras.Model, image: np.ndarray, class_number: int) -> np.ndarray:
    pixels = tf.convert_to_tensor(np.expand_dims(image, 0), dtype=tf.float32)
    with tf.GradientTape() as tape:
        tape.watch(pixels)
        output = model(pixels, training=False)[:, class_number]
    gradient = tf.abs(tape.gradient(output, pixels))[0]
    saliency = tf.reduce_max(gradient, axis=-1).numpy()
    return saliency / (saliency.max() + keras.config.epsilon())
