"""It counts correct images batch by batch, by index, and calls the model itself.

exercise: measure
because: Each batch is taken once, each image counts once, inference mode is set, and nothing of
the model need be compiled.
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
import tensorflow as tf
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def measure_accuracy(model: keras.Model, dataset: DirectoryIterator) -> float:
    n_correct = 0
    n_images = 0
    for number in range(len(dataset)):
        images, labels = dataset[number]
        probabilities = model(tf.convert_to_tensor(images), training=False)
        guessed = tf.argmax(probabilities, axis=-1).numpy()
        n_correct += int((guessed == np.argmax(labels, axis=-1)).sum())
        n_images += len(labels)
    print(f"{n_correct} of {n_images} are correct")
    return n_correct / n_images
