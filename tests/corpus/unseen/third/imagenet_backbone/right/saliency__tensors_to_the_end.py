"""Stays in TensorFlow to the end, with a Variable and divide_no_nan.

exercise: saliency
because: The tape follows a Variable by itself, and divide_no_nan leaves zeros where the largest
value is 0.
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
import tensorflow as tf
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def saliency_map(model: keras.Model, image: np.ndarray, class_number: int) -> np.ndarray:
    pixels = tf.Variable(tf.cast(image[None, ...], tf.float32))
    with tf.GradientTape() as tape:
        probabilities = model(pixels, training=False)
        target = tf.gather(probabilities, int(class_number), axis=1)
    gradient = tape.gradient(target, pixels)
    strength = tf.reduce_max(tf.abs(gradient), axis=-1)
    strength = tf.squeeze(strength, axis=0)
    return tf.math.divide_no_nan(strength, tf.reduce_max(strength)).numpy()
