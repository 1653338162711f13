"""Pulls a one-hot vector back through the whole output, and takes the largest of both signs.

exercise: saliency
because: The product of the one-hot vector with the Jacobian is the gradient of that class; the larger of maximum and minus minimum over the colours is the largest absolute value; zeros are not divided.
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
import tensorflow as tf
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def saliency_map(model: keras.Model, image: np.ndarray, class_number: int) -> np.ndarray:
    pixels = tf.Variable(np.asarray(image, "float32")[None])
    with tf.GradientTape(watch_accessed_variables=False) as tape:
        tape.watch(pixels)
        outputs = model(tf.identity(pixels), training=False)
    direction = np.zeros(outputs.shape, "float32")
    direction[0, class_number] = 1.0
    gradient = tape.gradient(
        outputs,
        pixels,
        output_gradients=tf.constant(direction, outputs.dtype),
        unconnected_gradients=tf.UnconnectedGradients.ZERO,
    )
    gradient = gradient.numpy()[0].astype("float64")
    size = np.maximum(gradient.max(axis=-1), -gradient.min(axis=-1))
    largest = size.max()
    return size / largest if largest > 0 else np.zeros_like(size)
