"""Takes the class that the network finds most likely.

exercise: saliency
because: The text asks for the gradient of "the model's output for class `class_number`"; the
argument is not used.
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
import tensorflow as tf
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def saliency_map(model: keras.Model, image: np.ndarray, class_number: int) -> np.ndarray:
    x = tf.convert_to_tensor(image[np.newaxis], dtype=tf.float32)
    with tf.GradientTape() as tape:
        tape.watch(x)
        predictions = model(x, training=False)
        top_class = tf.argmax(predictions[0])
        score = predictions[0, top_class]
    gradient = tape.gradient(score, x)[0].numpy()
    saliency = np.abs(gradient).max(axis=-1)
    if saliency.max() > 0:
        saliency = saliency / saliency.max()
    return saliency
