"""Stretches the map, so that its smallest value becomes 0 as well.

exercise: saliency
because: "divided by the largest of the whole map": it takes the smallest away first, so every value but the largest is another wherever the smallest is not 0.
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
import tensorflow as tf
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def saliency_map(model: keras.Model, image: np.ndarray, class_number: int) -> np.ndarray:
    pixels = tf.convert_to_tensor(image[np.newaxis], dtype=tf.float32)
    with tf.GradientTape() as tape:
        tape.watch(pixels)
        output = model(pixels, training=False)[0, class_number]
    gradient = tape.gradient(output, pixels)[0].numpy()
    saliency = np.abs(gradient).max(axis=-1)
    low, high = saliency.min(), saliency.max()
    if high == low:
        return np.zeros_like(saliency)
    return (saliency - low) / (high - low)
