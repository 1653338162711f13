"""Averages the absolute gradient over the three colours.

exercise: saliency
because: The text asks for "the largest of the three colours", not their mean.
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
import tensorflow as tf
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def saliency_map(model: keras.Model, image: np.ndarray, class_number: int) -> np.ndarray:
    x = tf.Variable(image[np.newaxis].astype("float32"))
    with tf.GradientTape() as tape:
        score = model(x, training=False)[0, class_number]
    gradient = tape.gradient(score, x).numpy()[0]
    heatmap = np.mean(np.abs(gradient), axis=-1)
    if heatmap.max() != 0:
        heatmap /= heatmap.max()
    return heatmap
